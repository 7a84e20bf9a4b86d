import '../firms.css';
import { ArrowLeftOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { closeOver, openOver } from '../../firmFile/open.ts';
import { formatTime } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { ensureKinds } from '../../state/session.ts';
import { moveByArrows, ROW } from '../../ui/arrowKeys.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { DrawForm } from './DrawForm.tsx';
import { DrawRecord } from './DrawRecord.tsx';
import { useDrawPool } from './drawPool.ts';

interface InspectionsPageProps {
  readonly drawId?: string | undefined;
}

/** Random inspections (双随机): the list of draws, and the record of one. */
export function InspectionsPage({ drawId }: InspectionsPageProps) {
  const t = useT();
  const blocked = useBlocked('inspections.draw');
  const loaded = useRecords((state) => state.loaded.has('inspectionDraw') && state.loaded.has('inspection'));
  const draws = useRecords((state) => state.lists.inspectionDraw);
  const [error, setError] = useState<unknown>();
  const [drawing, setDrawing] = useState(() => useDrawPool.getState().firmIds !== undefined && blocked === undefined);
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    ensureKinds(['inspectionDraw', 'inspection']).catch(setError);
  }, []);
  const sorted = [...draws].sort((a, b) => b.drawnAt - a.drawnAt);
  const chosen = sorted.find(({ id }) => id === drawId) ?? sorted[0];
  const choose = (id: string) => openOver({ what: 'inspections', drawId: id });
  const closeForm = (made: { readonly id: string } | undefined) => {
    setDrawing(false);
    useDrawPool.setState({ firmIds: undefined, condition: undefined });
    if (made) choose(made.id);
  };
  if (printing && chosen) return <DrawRecord draw={chosen} printing onPrinting={setPrinting} />;
  return (
    <div className="fs" data-testid="inspections-page">
      <header className="fs-head">
        <h2>{t('inspection.title')}</h2>
        <p className="muted">{t('inspection.about')}</p>
        <div className="ff-actions">
          <Button icon={<ArrowLeftOutlined />} onClick={() => openOver({ what: 'firms' })}>
            {t('firm.search')}
          </Button>
          {blocked === undefined && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setDrawing(true)} data-testid="new-draw">
              {t('inspection.newDraw')}
            </Button>
          )}
          <IconButton
            icon={<CloseOutlined />}
            label={t('common.close')}
            keyText="Esc"
            onClick={closeOver}
            testId="over-close"
          />
        </div>
      </header>
      {error !== undefined && <ErrorState error={error} />}
      {error === undefined && !loaded && <LoadingState rows={6} />}
      {loaded && sorted.length === 0 && <EmptyState text={t('inspection.none')} detail={t('inspection.noneHow')} />}
      {loaded && chosen && (
        <div className="in-columns">
          <nav aria-label={t('inspection.list')}>
            <ul className="in-draws" onKeyDown={moveByArrows}>
              {sorted.map((draw) => (
                <li key={draw.id}>
                  <button
                    type="button"
                    {...ROW}
                    className="in-draw"
                    aria-pressed={draw.id === chosen.id}
                    onClick={() => choose(draw.id)}
                    data-testid="draw-row"
                  >
                    <b>{draw.name}</b>
                    <span className="muted">
                      {formatTime(draw.drawnAt)} ·{' '}
                      {t('inspection.ofPool', { drawn: draw.drawn.length, pool: draw.firmPool.length })}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <DrawRecord key={chosen.id} draw={chosen} onPrinting={setPrinting} />
        </div>
      )}
      {drawing && <DrawForm onClose={closeForm} />}
    </div>
  );
}
