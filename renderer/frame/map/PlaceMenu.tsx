import { Dropdown, type MenuProps } from 'antd';
import { kindOfId } from '../../../shared/records/index.ts';
import { formatCoordinate } from '../../format.ts';
import { askAbout, extentOf } from '../../panels/area/AroundButton.tsx';
import { askArea, DEFAULT_RADII_M } from '../../panels/area/useArea.ts';
import { isPlace } from '../../panels/focus.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { notifyError, notifySuccess } from '../../ui/notify.ts';
import { type PlaceMenu as OpenMenu, useFrame } from '../frameState.ts';
import { pick } from './mapCallbacks.ts';
import { flyTo } from './mapControl.ts';

/** What can be done at a place on the map: opened by the right button, or by drawing a point. */
export function PlaceMenu() {
  const menu = useFrame((state) => state.placeMenu);
  return menu ? <OpenPlaceMenu menu={menu} /> : null;
}

function OpenPlaceMenu({ menu }: { readonly menu: OpenMenu }) {
  const t = useT();
  const mayOpen = useBlocked('incidents.open') === undefined;
  const mayAlarm = useBlocked('alarms.raise') === undefined;
  const { at, id, screen } = menu;
  const kind = id === undefined ? undefined : kindOfId(id);
  const record = kind && id !== undefined ? useRecords.getState().record(kind, id) : undefined;
  const place = record && isPlace(record) ? record : undefined;
  const extent = place && extentOf(place);
  const name = record && 'name' in record ? record.name : undefined;
  const close = () => useFrame.setState({ placeMenu: undefined });
  const dialogAbout = { dialogPosition: at, dialogSubjectId: kind === 'incident' ? undefined : id };
  const coordinate = formatCoordinate(at);
  const actions: Record<string, () => void> = {
    details: () => id !== undefined && pick([id], false),
    openIncident: () => useDesk.setState({ dialog: 'openIncident', ...dialogAbout }),
    alarm: () => useDesk.setState({ dialog: 'alarm', ...dialogAbout }),
    within: () => askArea(at, DEFAULT_RADII_M),
    about: () => place && askAbout(place),
    measure: () => useDesk.setState({ tool: 'measureDistance' }),
    centre: () => flyTo(at),
    copy: () => {
      navigator.clipboard
        .writeText(`${at.lon.toFixed(6)}, ${at.lat.toFixed(6)}`)
        .then(() => notifySuccess(t('page.copied')), notifyError);
    },
  };
  const items: MenuProps['items'] = [
    ...(name === undefined ? [] : [{ key: 'details', label: t('page.menuDetails', { name }) }]),
    { key: 'openIncident', label: t('page.menuOpenIncident'), disabled: !mayOpen },
    { key: 'alarm', label: t('page.menuAlarm'), disabled: !mayAlarm },
    { key: 'within', label: t('page.menuWithin') },
    ...(extent ? [{ key: 'about', label: t(extent === 'along' ? 'area.askAlong' : 'area.askInside') }] : []),
    { type: 'divider' },
    { key: 'measure', label: t('page.menuMeasure') },
    { key: 'centre', label: t('page.menuCentre') },
    { key: 'copy', label: t('page.menuCopy', { coordinate }) },
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    close();
    actions[key]?.();
  };
  return (
    <Dropdown
      key={`${screen.x} ${screen.y}`}
      open
      autoFocus
      trigger={['click']}
      menu={{ items, onClick }}
      onOpenChange={(open) => !open && close()}
    >
      <span className="om-menu-anchor" data-testid="place-menu" style={{ left: screen.x, top: screen.y }} />
    </Dropdown>
  );
}
