import type { ReactNode } from 'react';
import { formatAge, formatCoordinate, formatDate, formatRadius, formatTime } from '../format.ts';
import { useT } from '../state/language.ts';
import { hubNow } from '../state/session.ts';
import { activityText, doseText } from '../tracks/doseText.ts';
import type { Assessment, Question } from './assess.ts';
import type { RadiationSubject } from './subject.ts';

interface SourceCardProps {
  readonly subject: RadiationSubject;
  readonly question: Question;
  readonly answer: Assessment;
}

const YEAR_DAYS = 365.25;
/** Distances at which the dose rate is told, metres. */
const DISTANCES_M = [10, 30, 100];

/** 一卡: what the source is, what it does at a distance, who holds it, where it was last. */
export function SourceCard({ subject, question, answer }: SourceCardProps) {
  const t = useT();
  const { source, now } = subject;
  const { nuclide, todayBq, at1mUsvH, sourceClass } = answer;
  const holder = source?.contact ?? undefined;
  const rows: (readonly [string, ReactNode])[] = [
    [t('radiation.nuclide'), nuclide ? nuclide.name : (question.nuclideName ?? t('radiation.nuclideUnknown'))],
    [t('radiation.activity'), activityOf()],
    [t('radiation.activityToday'), todayBq === undefined ? undefined : todayText(todayBq)],
    [t('radiation.class'), classText()],
    [t('radiation.halfLife'), nuclide && halfLifeText(nuclide.halfLifeDays)],
    [t('radiation.gammaEnergy'), nuclide && gammaText(nuclide.gammaKeV)],
    [t('radiation.gammaConstant'), nuclide && constantText()],
    [t('radiation.at1m'), at1mUsvH === undefined ? undefined : strong(doseText(at1mUsvH))],
    ['', at1mUsvH === undefined ? undefined : DISTANCES_M.map((d) => at(at1mUsvH, d)).join(' · ')],
    [t('radiation.timeTo'), at1mUsvH === undefined ? undefined : timeText((1_000 / at1mUsvH) * 3_600)],
    [t('radiation.holder'), source?.organisationName],
    [t('radiation.contact'), holder && [holder.name, holder.phone].filter(Boolean).join(' ')],
    [t('radiation.code'), source?.code],
    [t('radiation.lastPosition'), formatCoordinate(subject.position)],
    [
      t('radiation.lastSeen'),
      now?.at === undefined ? undefined : `${formatTime(now.at)} (${formatAge(now.at, hubNow(), t)})`,
    ],
    [
      t('radiation.lastDose'),
      now?.doseRateUsvH === undefined ? undefined : monitorText(now.doseRateUsvH, now.expectedUsvH),
    ],
  ];
  return (
    <section className="rad-card" data-testid="radiation-card">
      <h2>{t('radiation.card')}</h2>
      <dl>
        {rows.map(([label, value]) =>
          value === undefined || value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <ul className="rad-warnings">
        {answer.warnings.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </section>
  );

  function strong(text: string): ReactNode {
    return <b>{text}</b>;
  }

  function activityOf(): string | undefined {
    const { activityBq, activityAt } = question;
    if (activityBq === undefined) return undefined;
    if (activityAt === undefined) return activityText(activityBq);
    return t('radiation.activityAsOf', { activity: activityText(activityBq), date: formatDate(activityAt) });
  }

  function todayText(becquerel: number): ReactNode {
    return (
      <>
        <b>{activityText(becquerel)}</b>
        {question.activityAt === undefined && <small> {t('radiation.activityNoDate')}</small>}
      </>
    );
  }

  function classText(): ReactNode {
    if (sourceClass === undefined) return undefined;
    const parts = [
      question.recordedClass && t('radiation.classRecorded', { class: t(`radiation.class_${question.recordedClass}`) }),
      answer.classByActivity &&
        t('radiation.classByActivity', {
          class: t(`radiation.class_${answer.classByActivity}`),
          ratio: Number((answer.ratio ?? 0).toPrecision(2)),
        }),
    ];
    return (
      <>
        <b>{t(`radiation.class_${sourceClass}`)}</b> {t(`radiation.classMeaning_${sourceClass}`)}
        <small> {parts.filter(Boolean).join(' · ')}</small>
      </>
    );
  }

  function halfLifeText(days: number): string {
    if (days < YEAR_DAYS) return t('radiation.halfLifeDays', { count: Number(days.toPrecision(3)) });
    return t('radiation.halfLifeYears', { count: Number((days / YEAR_DAYS).toPrecision(4)) });
  }

  function gammaText(lines: readonly number[]): string {
    return lines.length === 0 ? t('radiation.noGamma') : `${lines.join(' / ')} keV`;
  }

  function constantText(): string | undefined {
    if (nuclide?.gammaConstant === undefined) return undefined;
    const mark = nuclide.gammaSource === 'unconfirmed' ? ` (${t('radiation.unconfirmed')})` : '';
    return `${nuclide.gammaConstant} µSv·m²/(MBq·h)${mark}`;
  }

  function at(at1m: number, distanceM: number): string {
    return t('radiation.at', { distance: formatRadius(distanceM), dose: doseText(at1m / distanceM ** 2) });
  }

  function timeText(seconds: number): string {
    if (seconds < 100) return t('radiation.seconds', { count: Number(seconds.toPrecision(2)) });
    if (seconds < 7_200) return t('radiation.minutes', { count: Math.round(seconds / 60) });
    return t('radiation.hours', { count: Number((seconds / 3_600).toPrecision(2)) });
  }

  function monitorText(dose: number, expected: number | undefined): string {
    if (expected === undefined) return doseText(dose);
    return `${doseText(dose)} (${t('radiation.usual', { dose: doseText(expected) })})`;
  }
}
