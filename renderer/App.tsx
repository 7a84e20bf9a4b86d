import { Suspense, useEffect, useState } from 'react';
import { StartScreen } from './frame/StartScreen.tsx';
import { useDocumentTitle } from './frame/useDocumentTitle.ts';
import { useRoute } from './frame/useRoute.ts';
import { Desk, Field, preloadView, ReportPage, Wall } from './frame/views.tsx';
import { type Access, useAccess } from './login/access.ts';
import { followDesktop } from './login/followDesktop.ts';
import { Login } from './login/Login.tsx';
import { openSession, useSession } from './state/session.ts';

/** The page: who is there, then the view that the address names. */
export function App() {
  const access = useAccess((state) => state.access);
  const [attempt, setAttempt] = useState(0);
  const { connection, loaded, error } = useSession();
  // R1: once the page has shown, it stays while records are loaded afresh: what is being typed in it is not lost.
  const [shownFor, setShownFor] = useState<Access>();
  useEffect(() => {
    if (loaded) setShownFor(access);
  }, [loaded, access]);
  useDocumentTitle();
  useEffect(followDesktop, []);
  const { view } = useRoute();
  useEffect(() => preloadView(view), [view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens another session
  useEffect(() => {
    if (!access) return;
    useSession.setState({ connection: 'connecting', loaded: false, info: undefined, error: undefined });
    return openSession(access.url, access.token);
  }, [access, attempt]);

  if (!access) return <Login />;
  if (connection === 'refused') return <Login error={error} />;
  if (!loaded && shownFor !== access) return <StartScreen error={error} onRetry={() => setAttempt(attempt + 1)} />;
  return (
    <Suspense fallback={<StartScreen onRetry={() => window.location.reload()} />}>
      <View />
    </Suspense>
  );
}

function View() {
  const route = useRoute();
  const role = useSession((state) => state.info?.user.role);
  switch (route.view) {
    case 'wall':
      return <Wall />;
    case 'report':
      return <ReportPage incidentId={route.incidentId} />;
    case 'field':
      return <Field />;
    case 'desk':
      return role === 'field' ? <Field /> : <Desk />;
  }
}
