import { Component, type ErrorInfo, type ReactNode } from 'react';
import { PageProblem } from './PageProblem.tsx';

interface Props {
  readonly children: ReactNode;
  /** A part of the page: only it is replaced, the rest (and what was typed there) stays. */
  readonly part?: boolean;
}

/** Keeps a fault in drawing from taking down more than its own part of the page. */
export class PageErrorBoundary extends Component<Props, { error?: Error | undefined }> {
  override state: { error?: Error | undefined } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = () => this.setState({ error: undefined });
    return <PageProblem error={error} part={this.props.part === true} onRetry={retry} />;
  }
}
