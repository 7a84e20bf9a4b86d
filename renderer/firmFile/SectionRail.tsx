import type { FirmFile } from '../../shared/contract/firms.ts';
import { formatNumber } from '../format.ts';
import { useT } from '../state/language.ts';
import { nextIndex } from '../ui/arrowKeys.ts';
import { historyOf } from './history.ts';
import { SECTIONS, type Section, showSection } from './open.ts';

interface SectionRailProps {
  readonly file: FirmFile;
  readonly open: Section;
}

/** How many entries a section has; undefined where that means nothing. */
function countOf(file: FirmFile, section: Section): number | undefined {
  switch (section) {
    case 'risk':
      return file.riskSources.length;
    case 'outlets':
      return file.outlets.length + file.stations.length;
    case 'history':
      return historyOf(file).length;
    case 'installations':
    case 'drains':
    case 'cameras':
    case 'panoramas':
    case 'documents':
    case 'inspections':
      return file[section].length;
    default:
      return undefined;
  }
}

/** The sections of the file; arrow keys move between them. */
export function SectionRail({ file, open }: SectionRailProps) {
  const t = useT();
  const show = (section: Section | undefined) => {
    if (!section) return;
    showSection(file.firm.id, section);
    document.getElementById(`ff-tab-${section}`)?.focus();
  };
  return (
    <nav className="ff-rail" aria-label={t('firm.sections')}>
      <div
        role="tablist"
        aria-orientation="vertical"
        tabIndex={-1}
        onKeyDown={(event) => {
          const next = nextIndex(event.key, SECTIONS.indexOf(open), SECTIONS.length);
          if (next === undefined) return;
          event.preventDefault();
          show(SECTIONS[next]);
        }}
      >
        {SECTIONS.map((section) => {
          const count = countOf(file, section);
          return (
            <button
              key={section}
              type="button"
              role="tab"
              id={`ff-tab-${section}`}
              aria-selected={section === open}
              aria-controls="ff-panel"
              tabIndex={section === open ? 0 : -1}
              className="ff-tab"
              onClick={() => show(section)}
              data-testid={`firm-tab-${section}`}
            >
              <span>{t(`firm.section_${section}`)}</span>
              {count !== undefined && (
                <span className={count === 0 ? 'ff-count none' : 'ff-count'}>{formatNumber(count)}</span>
              )}
            </button>
          );
        })}
      </div>
    </nav>
  );
}
