import '../monitoring.css';
import { Segmented, Select } from 'antd';
import type { HotGrid } from '../../../shared/contract/alarming.ts';
import { GRID_CELL_CATEGORIES } from '../../../shared/records/gridCell.ts';
import { formatNumber } from '../../format.ts';
import { flyToPlace } from '../../frame/map/mapControl.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { ensureKinds } from '../../state/session.ts';
import type { Tone } from '../../theme/tokens.ts';
import { moveByArrows, ROW } from '../../ui/arrowKeys.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { notifyError } from '../../ui/notify.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { HOT_HOURS, useHotGridChoice, useHotGrids } from './hotGridState.ts';

const TONES: Readonly<Record<HotGrid['confidence'], Tone>> = {
  extreme: 'order',
  strong: 'warning',
  weak: 'caution',
  none: 'plain',
};

/** Flies to a cell and selects it; the layer that shows it is switched on. */
async function jumpTo({ gridCellId }: HotGrid): Promise<void> {
  await ensureKinds(['gridCell']);
  const { visibleLayers } = useDesk.getState();
  useDesk.setState({
    selectedIds: new Set([gridCellId]),
    visibleLayers: new Set([...visibleLayers, 'hotGrid']),
    rightTab: 'details',
    dialog: undefined,
  });
  const cell = useRecords.getState().record('gridCell', gridCellId);
  if (cell) flyToPlace(cell);
}

/** The hottest grid cells in their order; a click flies there. */
export function HotGridList() {
  const t = useT();
  const { hours, level } = useHotGridChoice();
  const { data, error, reload } = useHotGrids(true);
  const hot = (data?.grids ?? []).filter(({ confidence }) => confidence !== 'none');
  return (
    <section className="mon-hot" aria-label={t('monitoring.hotGridsTop')} data-testid="hot-grids">
      <div className="mon-tools">
        <Segmented<number>
          size="small"
          aria-label={t('monitoring.hotGridsSpan')}
          value={hours}
          onChange={(next) => useHotGridChoice.setState({ hours: next })}
          options={HOT_HOURS.map((value) => ({ value, label: t('monitoring.hotGridsHours', { count: value }) }))}
        />
        <Select
          size="small"
          aria-label={t('monitoring.hotGridsLevel')}
          value={level}
          onChange={(next) => useHotGridChoice.setState({ level: next })}
          options={GRID_CELL_CATEGORIES.map((value) => ({ value, label: t(`records.gridCell_${value}`) }))}
        />
      </div>
      <p className="hint">{t('monitoring.hotGridsHow')}</p>
      {error && <ErrorState error={error} onRetry={reload} />}
      {!error && !data && <LoadingState rows={3} />}
      {data && hot.length === 0 && (
        <EmptyState text={t('monitoring.hotGridsEmpty')} detail={t('monitoring.hotGridsEmptyHow')} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside */}
      <div onKeyDown={moveByArrows}>
        <ol className="mon-hot-list">
          {hot.map((grid, i) => (
            <li key={grid.gridCellId}>
              <button
                type="button"
                title={t('monitoring.hotGridJump', { name: grid.name })}
                onClick={() => {
                  jumpTo(grid).catch(notifyError);
                }}
                {...ROW}
              >
                <span className="mon-hot-rank">{i + 1}</span>
                <span className="mon-hot-name">
                  {grid.name}
                  <small>
                    {t('monitoring.hotGridFacts', {
                      alarms: formatNumber(grid.alarms),
                      exceedances: formatNumber(grid.exceedances),
                    })}
                  </small>
                </span>
                <StatusTag tone={TONES[grid.confidence]}>{`z ${formatNumber(grid.z, 2)}`}</StatusTag>
              </button>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
