import { useEffect, useState } from 'react';
import { Field } from './field/Field.tsx';
import { Desk } from './frame/Desk.tsx';
import { StartScreen } from './frame/StartScreen.tsx';
import { useDocumentTitle } from './frame/useDocumentTitle.ts';
import { useRoute } from './frame/useRoute.ts';
import { useAccess } from './login/access.ts';
import { Login } from './login/Login.tsx';
import { ReportPage } from './report/ReportPage.tsx';
import { openSession, useSession } from './state/session.ts';
import { Wall } from './wall/Wall.tsx';

/** The page: who is there, then the view that the address names. */
export function App() {
  const access = useAccess((state) => state.access);
  const [attempt, setAttempt] = useState(0);
  const { connection, loaded, error } = useSession();
  useDocumentTitle();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens another session
  useEffect(() => {
    if (!access) return;
    useSession.setState({ connection: 'connecting', loaded: false, info: undefined, error: undefined });
    return openSession(access.url, access.token);
  }, [access, attempt]);

  if (!access) return <Login />;
  if (connection === 'refused') return <Login error={error} />;
  if (!loaded) return <StartScreen error={error} onRetry={() => setAttempt(attempt + 1)} />;
  return <View />;
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
