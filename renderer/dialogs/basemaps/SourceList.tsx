import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import type { BaseMapSource } from '../../../shared/records/desk.ts';
import { useSourceProblems } from '../../map/basemapSources/sourceProblems.ts';
import { useT } from '../../state/language.ts';
import { moveByArrows, ROW } from '../../ui/arrowKeys.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { runCommand } from '../../ui/runCommand.ts';
import { type SourceDraft, swapped } from './sourceDraft.ts';

interface SourceListProps {
  /** Topmost first. */
  readonly sources: readonly BaseMapSource[];
  readonly openId: string | undefined;
  readonly onOpen: (source: SourceDraft) => void;
  readonly blocked: string | undefined;
}

/** The sources in their order on the map, the topmost first; each says what is wrong with it. */
export function SourceList({ sources, openId, onOpen, blocked }: SourceListProps) {
  const t = useT();
  const problems = useSourceProblems((state) => state.problems);
  const exchange = async (upper: BaseMapSource | undefined, lower: BaseMapSource | undefined) => {
    if (!upper || !lower) return;
    for (const record of swapped(upper, lower)) await runCommand('records.put', { kind: 'baseMapSource', record });
  };
  return (
    <ul className="base-maps-list" onKeyDown={moveByArrows}>
      {sources.map((source, i) => {
        const problem = source.shown ? problems[source.id] : undefined;
        return (
          <li key={source.id} className={source.id === openId ? 'open' : ''}>
            <button type="button" {...ROW} className="base-maps-item" onClick={() => onOpen(source)}>
              <strong>{source.name}</strong>
              <span>{t(`records.baseMapSource_${source.category}`)}</span>
              {problem && <span className="problem">{t(`layers.problem_${problem}`)}</span>}
            </button>
            <IconButton
              icon={<ArrowUpOutlined />}
              label={t('layers.moveUp', { name: source.name })}
              blocked={blocked ?? (i === 0 ? t('layers.isTop') : undefined)}
              onClick={() => void exchange(source, sources[i - 1])}
            />
            <IconButton
              icon={<ArrowDownOutlined />}
              label={t('layers.moveDown', { name: source.name })}
              blocked={blocked ?? (i === sources.length - 1 ? t('layers.isBottom') : undefined)}
              onClick={() => void exchange(sources[i + 1], source)}
            />
          </li>
        );
      })}
    </ul>
  );
}
