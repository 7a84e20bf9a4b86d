import { BOOKLET_PARTS, bookletFor } from '../../shared/radiation/booklet.ts';
import type { Situation } from '../../shared/radiation/limits.ts';
import { useT } from '../state/language.ts';
import type { Assessment } from './assess.ts';

/** 一册: what to do, for this nuclide, this class and this situation. */
export function Booklet({ answer, situation }: { readonly answer: Assessment; readonly situation: Situation }) {
  const t = useT();
  const steps = bookletFor(answer.nuclide, answer.sourceClass, situation);
  let number = 0;
  return (
    <section className="rad-booklet" data-testid="radiation-booklet">
      <h2>{t('radiation.booklet')}</h2>
      <div className="rad-parts">
        {BOOKLET_PARTS.map((part) => (
          <div key={part}>
            <h3>{t(`radiation.part_${part}`)}</h3>
            <ol start={number + 1}>
              {steps
                .filter((step) => step.part === part)
                .map(({ id, source }) => {
                  number++;
                  return (
                    <li key={id}>
                      {t(`radiation.step_${id}`)} <small>[{t(`radiation.bookSource_${source}`)}]</small>
                    </li>
                  );
                })}
            </ol>
          </div>
        ))}
      </div>
      <p className="rad-note">{t('radiation.bookNote')}</p>
    </section>
  );
}
