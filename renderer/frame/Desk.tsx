import './frame.css';
import { lazy, Suspense, useEffect } from 'react';
import { bindKeys } from '../actions/bindKeys.ts';
import { ACTIONS } from '../actions/index.ts';
import { Palette } from '../actions/Palette.tsx';
import { ShortcutHelp } from '../actions/ShortcutHelp.tsx';
import { Dialogs } from '../dialogs/Dialogs.tsx';
import { RightPanel } from '../panels/RightPanel.tsx';
import { useT } from '../state/language.ts';
import { followMapDrags } from '../video/dragging.ts';
import { AboutDialog } from './AboutDialog.tsx';
import { DrillWatermark } from './DrillWatermark.tsx';
import { shareFocus } from './focusChannel.ts';
import { useFrame } from './frameState.ts';
import { LeftPanel } from './lists/LeftPanel.tsx';
import { MapPane } from './map/MapPane.tsx';
import { NoticesDialog } from './NoticesDialog.tsx';
import { PageErrorBoundary } from './PageErrorBoundary.tsx';
import { BottomStrip } from './timeline/BottomStrip.tsx';
import { OfflineBanner } from './topbar/OfflineBanner.tsx';
import { TopBar } from './topbar/TopBar.tsx';
import { useAlarmChime } from './useAlarmChime.ts';
import { useRoute } from './useRoute.ts';

const DeskOver = lazy(async () => ({ default: (await import('../firmFile/DeskOver.tsx')).DeskOver }));

/** The desk: everything on one page. A part that fails takes only itself down. */
export function Desk() {
  const t = useT();
  const { leftOpen, rightOpen } = useFrame();
  const route = useRoute();
  const over = route.view === 'desk' ? route.over : undefined;
  useEffect(() => bindKeys(window, ACTIONS), []);
  useEffect(shareFocus, []);
  useEffect(followMapDrags, []);
  useAlarmChime();
  return (
    <div className={`om-desk${leftOpen ? '' : ' left-closed'}${rightOpen ? '' : ' right-closed'}`} data-testid="desk">
      <TopBar />
      <OfflineBanner />
      <nav className="om-desk-left" aria-label={t('page.left')}>
        <PageErrorBoundary part>
          <LeftPanel />
        </PageErrorBoundary>
      </nav>
      <main className="om-desk-middle">
        <PageErrorBoundary part>
          <MapPane />
        </PageErrorBoundary>
        <PageErrorBoundary part>
          <BottomStrip />
        </PageErrorBoundary>
      </main>
      {rightOpen && (
        <aside className="om-desk-right" aria-label={t('page.right')}>
          <PageErrorBoundary part>
            <RightPanel />
          </PageErrorBoundary>
        </aside>
      )}
      {over && (
        <Suspense fallback={null}>
          <DeskOver over={over} />
        </Suspense>
      )}
      <DrillWatermark />
      <PageErrorBoundary part>
        <Dialogs />
      </PageErrorBoundary>
      <Palette />
      <ShortcutHelp />
      <AboutDialog />
      <NoticesDialog />
    </div>
  );
}
