import '../firmFile/print/print.css';
import './radiation.css';
import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { bridgeValue } from '../../preload/bridge.ts';
import { DOSE_RATE_LIMITS } from '../../shared/radiation/limits.ts';
import { closeOver } from '../firmFile/open.ts';
import { formatDate, formatTime } from '../format.ts';
import { fileNamePart } from '../panels/selection/fileName.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { ensureKinds, hubNow } from '../state/session.ts';
import { useTracks } from '../tracks/trackState.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notifyError, notifySuccess } from '../ui/notify.ts';
import { assess, type Question } from './assess.ts';
import { Booklet } from './Booklet.tsx';
import { ExclusionMap } from './ExclusionMap.tsx';
import { Controls } from './QuestionForm.tsx';
import { SourceCard } from './SourceCard.tsx';
import { SourcePicker } from './SourcePicker.tsx';
import { type RadiationSubject, subjectOf } from './subject.ts';
import { ContactList } from './WhoToCall.tsx';

/** 一图一卡一册一系统: map, card, booklet and contacts of a source on one page, as it is printed. */
export function RadiationPage({ subjectId }: { readonly subjectId: string }) {
  const t = useT();
  const lists = useRecords((state) => state.lists);
  const sources = useTracks((state) => state.sources);
  useEffect(() => {
    ensureKinds(['mobileSource', 'station', 'incident', 'alarm']).catch(notifyError);
  }, []);
  const subject = useMemo(() => subjectOf(subjectId, lists, sources), [subjectId, lists, sources]);
  if (subject) return <Sheet key={subjectId} subject={subject} subjectId={subjectId} />;
  return (
    <div className="rad-none">
      <EmptyState
        text={t(subjectId === '' ? 'radiation.pickHint' : 'radiation.notFound')}
        action={<Button onClick={closeOver}>← {t('radiation.back')}</Button>}
      />
      <SourcePicker />
    </div>
  );
}

function firstQuestion({ source, nuclideText }: RadiationSubject): Question {
  return {
    nuclideName: nuclideText,
    activityBq: source?.activityBq,
    activityAt: source?.activityAt,
    recordedClass: source?.sourceClass,
    situation: 'unshielded',
    limitId: DOSE_RATE_LIMITS[0].id,
  };
}

function Sheet({ subject, subjectId }: { readonly subject: RadiationSubject; readonly subjectId: string }) {
  const t = useT();
  const [question, setQuestion] = useState<Question>(() => firstQuestion(subject));
  const [madeAt] = useState(hubNow);
  const answer = useMemo(() => assess(question, madeAt), [question, madeAt]);
  const { position } = subject;
  // Where it was when the page was opened: a sheet that is read must not move.
  const [centre] = useState(position);
  useEffect(() => {
    // Kept on the desk: the ring stays on the map when the page is closed.
    useDesk.setState({ area: { centre, radiiM: [answer.radiusM] } });
  }, [centre, answer.radiusM]);
  return (
    <div className="rad-page" data-testid="radiation-page" data-subject={subjectId}>
      <nav className="rad-tools fp-tools">
        <Button onClick={closeOver} data-testid="radiation-back">
          ← {t('radiation.back')}
        </Button>
        <Controls question={question} onChange={setQuestion} />
        <Button
          type="primary"
          onClick={() => void printSheet(t('radiation.printName', { name: subject.title }))}
          data-testid="radiation-print"
        >
          {t('radiation.print')}
        </Button>
      </nav>
      <article className="fp-sheet rad-sheet" data-testid="radiation-sheet">
        <header className="rad-head">
          <div>
            <h1>{subject.title}</h1>
            <p>
              {t('radiation.title')} · {t('radiation.subtitle')}
            </p>
          </div>
          <p>
            {t('radiation.madeAt', { time: formatTime(madeAt) })}
            {subject.demo && <b className="fp-mark">{t('common.demo')}</b>}
          </p>
        </header>
        <ExclusionMap centre={centre} answer={answer} />
        <SourceCard subject={subject} question={question} answer={answer} />
        <Booklet answer={answer} situation={question.situation} />
        <ContactList centre={centre} />
      </article>
    </div>
  );
}

async function printSheet(fileName: string): Promise<void> {
  const desktop = globalThis.onemap;
  if (!desktop) {
    window.print();
    return;
  }
  try {
    const name = `${fileNamePart(fileName)}_${formatDate(hubNow())}.pdf`;
    const { saved, path } = bridgeValue(await desktop.exportPdf(name));
    if (saved) notifySuccess(path ?? name);
  } catch (error) {
    notifyError(error);
  }
}
