import { Segmented, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { PLACE_KINDS, type PlaceKind } from '../../../shared/records/index.ts';
import { formatNumber, formatRadius } from '../../format.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { ExportMenu } from '../selection/ExportMenu.tsx';
import { AreaCentre } from './AreaCentre.tsx';
import { AreaList } from './AreaList.tsx';
import { type AreaMode, chooseMode, useAreaQuestion } from './areaQuestion.ts';
import { RingTable } from './RingTable.tsx';
import { categoryCounts, placedRecords, ringRows, within } from './ringTable.ts';
import { ShapeTab } from './ShapeTab.tsx';

/** What lies within: rings round a centre, or whatever a shape holds. */
export function AreaTab() {
  const t = useT();
  const mode = useAreaQuestion((state) => state.mode);
  return (
    <div className="area" data-testid="area-tab">
      <Segmented<AreaMode>
        block
        size="small"
        value={mode}
        aria-label={t('area.mode')}
        data-testid="area-mode"
        onChange={chooseMode}
        options={[
          { value: 'rings', label: t('area.modeRings') },
          { value: 'shape', label: t('area.modeShape') },
        ]}
      />
      {mode === 'rings' ? <RingsTab /> : <ShapeTab />}
    </div>
  );
}

/** What lies within the rings: counts, people, the list, export; all of it highlighted on the map. */
function RingsTab() {
  const t = useT();
  const area = useDesk((desk) => desk.area);
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const [chosenM, setChosenM] = useState<number | undefined>();
  const [kind, setKind] = useState<PlaceKind | 'all'>('all');
  const answer = area?.answer;
  const placed = useMemo(() => placedRecords(answer?.places ?? []), [answer]);
  const rows = useMemo(() => (answer ? ringRows(answer, placed) : []), [answer, placed]);
  const radiusM = rows.some((row) => row.radiusM === chosenM) ? chosenM : rows.at(-1)?.radiusM;
  const inRing = useMemo(() => (radiusM === undefined ? [] : within(placed, radiusM)), [placed, radiusM]);
  const listed = useMemo(
    () => (kind === 'all' ? inRing : inRing.filter((entry) => entry.kind === kind)),
    [inRing, kind],
  );

  useEffect(() => {
    if (answer) useDesk.setState({ highlightedIds: new Set(listed.map(({ record }) => record.id)) });
  }, [answer, listed]);

  return (
    <>
      <AreaCentre area={area} />
      {replaying && <p className="hint hint-warning">{t('area.today')}</p>}
      {!area && <EmptyState text={t('area.noCentre')} />}
      {area && !answer && <LoadingState rows={5} />}
      {answer && (
        <>
          <RingTable rows={rows} chosenM={radiusM} onChoose={setChosenM} />
          <ul className="chips" aria-label={t('area.categories')}>
            {categoryCounts(inRing).map(({ labelKey, count }) => (
              <li key={labelKey} className="chip">
                {t(labelKey)} <b className="number">{formatNumber(count)}</b>
              </li>
            ))}
          </ul>
          <div className="list-head">
            <h3>
              {t('area.list')}
              <span className="muted">
                {' '}
                {radiusM !== undefined && formatRadius(radiusM)} ·{' '}
                {t('area.listCount', { count: formatNumber(listed.length) })}
              </span>
            </h3>
            <Select<PlaceKind | 'all'>
              size="small"
              value={kind}
              aria-label={t('area.filterKind')}
              data-testid="area-kind"
              popupMatchSelectWidth={false}
              onChange={setKind}
              options={[
                { value: 'all', label: t('area.filterAllKinds') },
                ...PLACE_KINDS.map((value) => ({ value, label: t(`records.${value}`) })),
              ]}
            />
            <ExportMenu
              places={listed.map(({ record }) => record)}
              distancesM={listed.map(({ distanceM }) => distanceM)}
              name={t('area.exportName')}
            />
          </div>
          <AreaList placed={listed} />
        </>
      )}
    </>
  );
}
