import './theme.css';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { useLanguage } from '../state/language.ts';
import { NotifyBridge } from '../ui/NotifyBridge.tsx';
import { antdTheme } from './antdTheme.ts';
import { useScale } from './useScale.ts';

/** Colours, type and language of antd; messages and notifications for everything inside. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const language = useLanguage((state) => state.language);
  const scale = useScale();
  const theme = useMemo(() => antdTheme(scale), [scale]);
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <App component={false} message={{ maxCount: 4 }} notification={{ placement: 'topRight', maxCount: 4 }}>
        <NotifyBridge />
        {children}
      </App>
    </ConfigProvider>
  );
}
