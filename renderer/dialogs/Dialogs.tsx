import './dialogs.css';
import { type ComponentType, lazy, Suspense } from 'react';
import { AcknowledgeDialog } from '../alarming/AcknowledgeDialog.tsx';
import { DismissDialog } from '../alarming/DismissDialog.tsx';
import { ShelveDialog } from '../alarming/ShelveDialog.tsx';
import { type Dialog, useDesk } from '../state/desk.ts';
import { SourcesDialog } from '../tracks/SourcesDialog.tsx';
import { BaseMapsDialog } from './basemaps/BaseMapsDialog.tsx';
import { ConflictsDialog } from './data/ConflictsDialog.tsx';
import { ExportDialog } from './data/ExportDialog.tsx';
import { ImportDialog } from './import/ImportDialog.tsx';
import { ImportsDialog } from './import/ImportsDialog.tsx';
import { PageDrop } from './import/PageDrop.tsx';
import { AlarmDialog } from './incident/AlarmDialog.tsx';
import { OpenIncidentDialog } from './incident/OpenIncidentDialog.tsx';
import { ReportDialog } from './incident/ReportDialog.tsx';
import { WeatherDialog } from './incident/WeatherDialog.tsx';
import { BackupDialog } from './system/BackupDialog.tsx';
import { RoleWindowDialog } from './system/RoleWindowDialog.tsx';

/** Bundles of their own: the charts are large, and a desk may never open one. */
const HistoryDialog = lazy(async () => ({
  default: (await import('../monitoring/history/HistoryDialog.tsx')).HistoryDialog,
}));
const RulesDialog = lazy(async () => ({ default: (await import('../alarming/rules/RulesDialog.tsx')).RulesDialog }));
const HealthDialog = lazy(async () => ({
  default: (await import('../alarming/health/HealthDialog.tsx')).HealthDialog,
}));
const JudgedDialog = lazy(async () => ({
  default: (await import('../monitoring/judged/JudgedDialog.tsx')).JudgedDialog,
}));
const MatrixDialog = lazy(async () => ({ default: (await import('../video/MatrixDialog.tsx')).MatrixDialog }));
const GatewaysDialog = lazy(async () => ({ default: (await import('../video/GatewaysDialog.tsx')).GatewaysDialog }));
const FeedsDialog = lazy(async () => ({ default: (await import('../feeds/FeedsDialog.tsx')).FeedsDialog }));

/** The dialogs of this folder; the palette, the shortcuts, the notices and the about box are the frame's. */
const DIALOGS: Partial<Record<Dialog, ComponentType>> = {
  openIncident: OpenIncidentDialog,
  mobileSources: SourcesDialog,
  alarm: AlarmDialog,
  weather: WeatherDialog,
  report: ReportDialog,
  import: ImportDialog,
  imports: ImportsDialog,
  conflicts: ConflictsDialog,
  export: ExportDialog,
  backup: BackupDialog,
  basemaps: BaseMapsDialog,
  roleWindow: RoleWindowDialog,
  shelveAlarm: ShelveDialog,
  dismissAlarm: DismissDialog,
  acknowledgeAlarms: AcknowledgeDialog,
  alarmRules: RulesDialog,
  alarmHealth: HealthDialog,
  video: MatrixDialog,
  videoGateways: GatewaysDialog,
  feeds: FeedsDialog,
  history: HistoryDialog,
  judged: JudgedDialog,
};

/** Every dialog of the desk; the open one is named by `useDesk.dialog`. */
export function Dialogs() {
  const dialog = useDesk((desk) => desk.dialog);
  const Open = dialog && DIALOGS[dialog];
  return (
    <>
      <Suspense fallback={null}>{Open && <Open />}</Suspense>
      <PageDrop />
    </>
  );
}
