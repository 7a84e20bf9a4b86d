import './tracks.css';
import { AimOutlined, SafetyOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { openOver } from '../firmFile/open.ts';
import { formatAge, formatDistance, NO_VALUE } from '../format.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { SOURCE_STATES } from '../map/layers/moving/moving.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { hubNow } from '../state/session.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { activityText, doseText } from './doseText.ts';
import type { SourceNow } from './sourcesNow.ts';
import { SOURCE_TONES } from './sourceTones.ts';
import { useTracks } from './trackState.ts';

/** The gravest first, then by name. */
export function bySeverity(a: SourceNow, b: SourceNow): number {
  const order = SOURCE_STATES.indexOf(a.state) - SOURCE_STATES.indexOf(b.state);
  return order || (a.source.name < b.source.name ? -1 : 1);
}

/** Every mobile radioactive source: where it is, how it does, what its monitor reads against what it usually reads. */
export function SourcesDialog() {
  const t = useT();
  const sources = useTracks((state) => state.sources);
  const sorted = [...sources].sort(bySeverity);
  const now = hubNow();
  const show = ({ source, position }: SourceNow) => {
    closeDialog();
    useDesk.setState((desk) => ({
      selectedIds: new Set([source.id]),
      rightTab: 'details',
      visibleLayers: new Set([...desk.visibleLayers, 'mobileSource']),
    }));
    flyTo(position, Math.max(1_500, (source.fenceRadiusM ?? 300) * 4));
  };
  return (
    <Modal open title={t('tracks.sourcesTitle')} footer={null} width="72rem" onCancel={closeDialog} destroyOnHidden>
      {sorted.length === 0 ? (
        <EmptyState
          text={t('tracks.sourcesEmpty')}
          action={<Button onClick={() => useDesk.setState({ dialog: 'import' })}>{t('tracks.import')}</Button>}
        />
      ) : (
        <div className="tracks-scroll">
          <table className="tracks-table" data-testid="sources-table">
            <thead>
              <tr>
                <th>{t('tracks.state')}</th>
                <th>{t('tracks.source')}</th>
                <th>{t('radiation.nuclide')}</th>
                <th>{t('tracks.doseAndUsual')}</th>
                <th>{t('tracks.awayOfFence')}</th>
                <th>{t('tracks.lastSeen')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {sorted.map((one) => (
                <tr key={one.source.id} data-state={one.state}>
                  <td>
                    <StatusTag tone={SOURCE_TONES[one.state]}>{t(`tracks.source_${one.state}`)}</StatusTag>
                  </td>
                  <td>
                    {one.source.name}
                    <small>{one.source.organisationName}</small>
                  </td>
                  <td>
                    {one.source.nuclide ?? NO_VALUE}
                    <small>
                      {[
                        one.source.sourceClass && t(`radiation.class_${one.source.sourceClass}`),
                        one.source.activityBq && activityText(one.source.activityBq),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </small>
                  </td>
                  <td>
                    {one.doseRateUsvH === undefined ? NO_VALUE : doseText(one.doseRateUsvH)}
                    {one.expectedUsvH !== undefined && (
                      <small>{t('radiation.usual', { dose: doseText(one.expectedUsvH) })}</small>
                    )}
                  </td>
                  <td>
                    {one.awayM === undefined ? NO_VALUE : formatDistance(one.awayM)}
                    {one.source.fenceRadiusM !== undefined && (
                      <small>/ {formatDistance(one.source.fenceRadiusM)}</small>
                    )}
                  </td>
                  <td>{one.at === undefined ? NO_VALUE : formatAge(one.at, now, t)}</td>
                  <td className="tracks-actions">
                    <Button size="small" icon={<AimOutlined />} onClick={() => show(one)}>
                      {t('tracks.locate')}
                    </Button>{' '}
                    <Button
                      size="small"
                      icon={<SafetyOutlined />}
                      onClick={() => {
                        closeDialog();
                        openOver({ what: 'radiation', subjectId: one.source.id });
                      }}
                    >
                      {t('radiation.open')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}
