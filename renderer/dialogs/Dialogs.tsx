import './dialogs.css';
import type { ComponentType } from 'react';
import { type Dialog, useDesk } from '../state/desk.ts';
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

/** The dialogs of this folder; the palette, the shortcuts, the notices and the about box are the frame's. */
const DIALOGS: Partial<Record<Dialog, ComponentType>> = {
  openIncident: OpenIncidentDialog,
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
};

/** Every dialog of the desk; the open one is named by `useDesk.dialog`. */
export function Dialogs() {
  const dialog = useDesk((desk) => desk.dialog);
  const Open = dialog && DIALOGS[dialog];
  return (
    <>
      {Open && <Open />}
      <PageDrop />
    </>
  );
}
