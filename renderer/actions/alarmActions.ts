import { operations } from '../../shared/contract/index.ts';
import { showView } from '../alarming/alarmDesk.ts';
import { trySound } from '../alarming/alarmSound.ts';
import { muteFor, unmute, useSoundSettings } from '../alarming/soundSettings.ts';
import { formatClock } from '../format.ts';
import { useFrame } from '../frame/frameState.ts';
import { type Dialog, useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import { hubNow, useSession } from '../state/session.ts';
import { notifyInfo } from '../ui/notify.ts';
import type { Action } from './action.ts';

const open = (dialog: Dialog) => () => useDesk.setState({ dialog, dialogSubjectId: undefined });

function mute(minutes: number): () => void {
  return () => {
    muteFor(minutes * 60_000);
    const at = formatClock(useSoundSettings.getState().mutedUntilMs).slice(0, 5);
    notifyInfo(useLanguage.getState().t('alarming.soundMutedUntil', { at }));
  };
}

function mayAcknowledge(): boolean {
  const role = useSession.getState().info?.user.role;
  return role !== undefined && operations['alarms.advance'].roles.includes(role) && !useDesk.getState().replay;
}

/** Opens the left column where it is closed: the list is in it. */
function showShelved(): void {
  useFrame.setState({ leftOpen: true });
  showView('shelved');
}

/** Alarms: rules, health, shelf, sound. */
export const alarmActions: readonly Action[] = [
  {
    id: 'alarm.acknowledgeShown',
    titleKey: 'alarming.acknowledgeShown',
    group: 'incident',
    key: 'Alt+q',
    enabled: mayAcknowledge,
    run: open('acknowledgeAlarms'),
  },
  { id: 'alarm.rules', titleKey: 'alarming.rules', group: 'incident', run: open('alarmRules') },
  { id: 'alarm.health', titleKey: 'alarming.health', group: 'incident', run: open('alarmHealth') },
  { id: 'alarm.shelved', titleKey: 'alarming.actionShelved', group: 'incident', run: showShelved },
  { id: 'alarm.mute15', titleKey: 'alarming.actionMute15', group: 'system', run: mute(15) },
  { id: 'alarm.mute60', titleKey: 'alarming.actionMute60', group: 'system', run: mute(60) },
  {
    id: 'alarm.unmute',
    titleKey: 'alarming.actionUnmute',
    group: 'system',
    enabled: () => !useFrame.getState().sound || useSoundSettings.getState().mutedUntilMs > hubNow(),
    run: () => {
      unmute();
      notifyInfo(useLanguage.getState().t('alarming.soundIsOn'));
    },
  },
  { id: 'alarm.trySound', titleKey: 'alarming.actionTrySound', group: 'system', run: trySound },
];
