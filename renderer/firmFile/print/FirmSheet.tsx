import type { FirmFile } from '../../../shared/contract/firms.ts';
import { formatTime } from '../../format.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { SECTIONS } from '../open.ts';
import { SECTION_VIEWS } from '../sections/index.ts';
import { PrintFrame } from './PrintFrame.tsx';

interface FirmSheetProps {
  readonly file: FirmFile;
  readonly onClose: () => void;
}

/** The whole file of a firm on paper, section by section. */
export function FirmSheet({ file, onClose }: FirmSheetProps) {
  const t = useT();
  const { firm } = file;
  // What the section of surroundings waits for: before it is there, nothing is printed.
  const around = useQuery('firms.surroundings', { firmId: firm.id });
  return (
    <PrintFrame fileName={t('firm.printName', { name: firm.name })} onClose={onClose} busy={around.loading}>
      <header className="fp-title">
        <h1>{t('firm.printTitle')}</h1>
        <p className="fp-firm">{firm.name}</p>
        <p>
          {firm.code !== undefined && `${t('firm.code')} ${firm.code} · `}
          {t('firm.printedAt', { time: formatTime(hubNow()) })}
          {firm.provenance.demo && <b className="fp-mark">{t('common.demo')}</b>}
        </p>
      </header>
      {SECTIONS.map((section, index) => {
        const View = SECTION_VIEWS[section];
        return (
          <section key={section} className="fp-section" data-testid={`sheet-${section}`}>
            <h2>
              {index + 1}. {t(`firm.section_${section}`)}
            </h2>
            <View file={file} reload={() => {}} />
          </section>
        );
      })}
    </PrintFrame>
  );
}
