import { App } from 'antd';
import { useEffect } from 'react';
import { setNotifier } from './notify.ts';

/** Hands antd's message outlet to `notify.ts`. */
export function NotifyBridge() {
  const app = App.useApp();
  useEffect(() => {
    setNotifier(app);
    return () => setNotifier(undefined);
  }, [app]);
  return null;
}
