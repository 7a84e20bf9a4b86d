import { useEffect } from 'react';
import { kindOfId, type RecordKind } from '../../../shared/records/index.ts';
import { MAP_LAYERS } from '../../map/layers/index.ts';
import { useDesk } from '../../state/desk.ts';
import { ensureKinds, useSession } from '../../state/session.ts';
import { loadableKinds } from '../../tracks/vehicleRecords.ts';
import { notifyError } from '../../ui/notify.ts';

/** Kinds that the visible layers draw and that the selection is of. */
export function neededKinds(visible: ReadonlySet<string>, selected: ReadonlySet<string>): readonly RecordKind[] {
  const drawn = MAP_LAYERS.filter(({ id }) => visible.has(id)).flatMap(({ kinds }) => kinds ?? []);
  return [...new Set([...drawn, ...[...selected].flatMap((id) => kindOfId(id) ?? [])])];
}

/** Loads what the page is about to show and does not have yet. */
export function useNeededKinds(): void {
  const visible = useDesk((desk) => desk.visibleLayers);
  const selected = useDesk((desk) => desk.selectedIds);
  const loaded = useSession((session) => session.loaded);
  useEffect(() => {
    if (!loaded) return;
    loadableKinds(neededKinds(visible, selected)).then(ensureKinds).catch(notifyError);
  }, [visible, selected, loaded]);
}
