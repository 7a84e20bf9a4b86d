import { createHash, randomBytes } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { DRAW_METHOD, type Drawn, type DrawQuestion, draw, orderedPool } from '../../shared/inspection/draw.ts';
import { recordSchemas } from '../../shared/records/index.ts';
import type { InspectionDraw } from '../../shared/records/inspection.ts';
import type { ReadView } from '../store/types.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Bytes of a seed that the hub makes: nobody can guess it. */
const SEED_BYTES = 16;

/** The drawn firms with their inspectors. @throws AppError inspection.tooFewFirms, inspection.tooFewInspectors */
function drawOrRefuse(view: ReadView, question: DrawQuestion): readonly Drawn[] {
  const drawn = draw(question, sha256);
  if (!('problem' in drawn)) return drawn;
  if (drawn.problem === 'tooFewFirms')
    throw new AppError('inspection.tooFewFirms', { asked: drawn.asked, pool: drawn.pool });
  const { firmId, asked, free } = drawn;
  throw new AppError('inspection.tooFewInspectors', { firm: view.record('firm', firmId)?.name ?? firmId, asked, free });
}

/** The question that a kept draw answered. */
export function questionOf(kept: InspectionDraw): DrawQuestion {
  const { seed, firmPool, inspectorPool, drawn, inspectorsPerFirm, avoid = [], weights } = kept;
  return {
    seed,
    firmPool,
    inspectorPool,
    avoid,
    weights,
    firmCount: drawn.length,
    inspectorsPerFirm: inspectorsPerFirm ?? drawn[0]?.inspectors.length ?? 1,
  };
}

/** Random inspections (双随机): R1: the hub draws, no page does, and what it drew can be repeated from the record. */
export function inspectionService({ store, clock, newId }: ServiceDeps): Service {
  return {
    'inspections.draw': async ({ weights, ...input }, { user, callId }) => {
      const seed = input.seed ?? randomBytes(SEED_BYTES).toString('hex');
      const written = await store.write(
        user.id,
        (view) => {
          const firmPool = orderedPool(input.firmIds);
          const firms = firmPool.map((id) => required(view, 'firm', id));
          const kept = {
            seed,
            firmPool,
            inspectorPool: orderedPool(input.inspectors),
            inspectorsPerFirm: input.inspectorsPerFirm,
            avoid: input.avoid,
            ...(weights ? { weights: firms.map(({ riskGrade }) => weights[riskGrade ?? 'none']) } : {}),
          };
          const drawn = drawOrRefuse(view, { ...kept, firmCount: input.firmCount });
          const record = recordSchemas.inspectionDraw.parse({
            ...kept,
            id: newId('inspectionDraw'),
            name: input.name,
            drawnAt: clock.now(),
            drawnBy: user.id,
            method: DRAW_METHOD,
            drawn,
            ...(input.condition ? { condition: input.condition } : {}),
            ...(firms.some(({ provenance }) => provenance.demo) ? { demo: true } : {}),
          });
          return {
            events: [{ type: 'record.put', payload: { kind: 'inspectionDraw', record } }],
            result: { draw: record },
          };
        },
        callId,
      );
      return written.result;
    },

    'inspections.verify': ({ drawId }) => {
      const kept = required(store.view, 'inspectionDraw', drawId);
      if (kept.method !== DRAW_METHOD) return { methodKnown: false, valid: false, differences: [] };
      const again = draw(questionOf(kept), sha256);
      if ('problem' in again) return { methodKnown: true, valid: false, differences: kept.drawn.map((_, i) => i + 1) };
      const differences = kept.drawn.flatMap((entry, index) => (same(entry, again[index]) ? [] : [index + 1]));
      return { methodKnown: true, valid: differences.length === 0, differences };
    },
  };
}

function same(a: Drawn, b: Drawn | undefined): boolean {
  return a.firmId === b?.firmId && JSON.stringify(a.inspectors) === JSON.stringify(b.inspectors);
}
