import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { PageErrorBoundary } from './frame/PageErrorBoundary.tsx';
import { startAccess } from './login/access.ts';
import { useLanguage } from './state/language.ts';
import { ThemeProvider } from './theme/ThemeProvider.tsx';

document.documentElement.lang = useLanguage.getState().language;

startAccess();

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
