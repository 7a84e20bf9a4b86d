import { useEffect, useState } from 'react';
import { firmFactorsSchema } from '../../../shared/contract/firms.ts';
import { useLanguage } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { ensureKinds, hub } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';
import { factorTexts } from '../factorTexts.ts';
import { useDrawPool } from './drawPool.ts';

export const GRADES = ['general', 'larger', 'major', 'none'] as const;
export type GradeWeights = Readonly<Record<(typeof GRADES)[number], number>>;
export const DEFAULT_WEIGHTS: GradeWeights = { general: 1, larger: 2, major: 3, none: 1 };

/** `present`: the search result that was handed over; `all`; or the id of a saved view. */
export type PoolSource = string;

interface Pool {
  readonly source: PoolSource;
  /** Ids of the firms in it, once known. */
  readonly ids: readonly string[] | undefined;
  readonly condition: string | undefined;
  /** A search result was handed over. */
  readonly present: boolean;
  choose(source: PoolSource): void;
}

/** The firms that are drawn from. */
export function usePool(): Pool {
  const handed = useDrawPool();
  const [source, choose] = useState<PoolSource>(handed.firmIds ? 'present' : 'all');
  const [found, setFound] = useState<{ source: string; ids: readonly string[]; condition: string | undefined }>();
  useEffect(() => {
    ensureKinds(['contact']).catch(notifyError);
  }, []);
  useEffect(() => {
    if (source === 'present') return;
    let wanted = true;
    const view = useRecords.getState().lists.savedView.find(({ id }) => id === source);
    const factors = firmFactorsSchema.safeParse(view?.query.factors ?? {});
    const asked = factors.success ? factors.data : {};
    const t = useLanguage.getState().t;
    const words = [...(view ? [view.name] : []), ...factorTexts(t, asked)].join('；');
    hub()
      .call('firms.search', { factors: asked, limit: 0, withIds: true })
      .then(
        ({ ids = [] }) => wanted && setFound({ source, ids, condition: words || undefined }),
        (error: unknown) => wanted && notifyError(error),
      );
    return () => {
      wanted = false;
    };
  }, [source]);
  const here =
    source === 'present'
      ? { ids: handed.firmIds, condition: handed.condition }
      : found?.source === source
        ? found
        : undefined;
  return { source, ids: here?.ids, condition: here?.condition, present: handed.firmIds !== undefined, choose };
}
