import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { PageErrorBoundary } from './frame/PageErrorBoundary.tsx';
import { useLanguage } from './state/language.ts';
import { ThemeProvider } from './theme/ThemeProvider.tsx';

document.documentElement.lang = useLanguage.getState().language;

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <ThemeProvider>
        <PageErrorBoundary>
          <App />
        </PageErrorBoundary>
      </ThemeProvider>
    </StrictMode>,
  );
}
