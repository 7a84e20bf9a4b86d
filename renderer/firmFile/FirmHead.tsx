import { AimOutlined, AlertOutlined, CloseOutlined, PrinterOutlined, RadarChartOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { FirmFile } from '../../shared/contract/firms.ts';
import { ratioQOf, sumSubstances } from '../../shared/firms/ratioQ.ts';
import { formatNumber } from '../format.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { KindSymbol } from '../ui/KindSymbol.tsx';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useNow } from '../ui/useNow.ts';
import { countExpired } from './documents/expiry.ts';
import { closeOver, showOnMap } from './open.ts';
import { ratioText } from './ratioText.ts';
import { GRADE_TONES, STATUS_TONES } from './tones.ts';

interface FirmHeadProps {
  readonly file: FirmFile;
  readonly onPrint: () => void;
}

/** Camera distance that shows a firm whole, metres. */
const FIRM_M = 1800;

/** Who the firm is, its key figures, and what can be done with it. */
export function FirmHead({ file, onPrint }: FirmHeadProps) {
  const t = useT();
  const { firm } = file;
  const blocked = useBlocked('incidents.open');
  const openIncident = () => {
    closeOver();
    useDesk.setState({ dialog: 'openIncident', dialogPosition: firm.position, dialogSubjectId: firm.id });
  };
  const around = () => {
    showOnMap(firm, FIRM_M);
    useDesk.setState({ rightTab: 'area' });
  };
  return (
    <header className="ff-head">
      <div className="ff-name">
        <KindSymbol name={`firm_${firm.riskGrade ?? 'none'}`} sizeEm={2.25} />
        <div>
          <h2 data-testid="firm-name">{firm.name}</h2>
          <p className="ff-tags">
            {firm.riskGrade && (
              <StatusTag tone={GRADE_TONES[firm.riskGrade]} solid={firm.riskGrade === 'major'}>
                {t('firm.gradeTag', { grade: t(`records.riskGrade_${firm.riskGrade}`) })}
              </StatusTag>
            )}
            {firm.status && (
              <StatusTag tone={STATUS_TONES[firm.status]}>{t(`records.status_${firm.status}`)}</StatusTag>
            )}
            {firm.parkName && <StatusTag tone="plain">{firm.parkName}</StatusTag>}
            {firm.industry && <StatusTag tone="plain">{firm.industry}</StatusTag>}
            {firm.provenance.demo && <StatusTag tone="caution">{t('common.demo')}</StatusTag>}
          </p>
        </div>
      </div>
      <KeyFigures file={file} />
      <div className="ff-actions">
        <Tooltip title={blocked}>
          <Button danger icon={<AlertOutlined />} disabled={blocked !== undefined} onClick={openIncident}>
            {t('incident.openHere')}
          </Button>
        </Tooltip>
        <IconButton icon={<AimOutlined />} label={t('firm.showOnMap')} onClick={() => showOnMap(firm, FIRM_M)} />
        <IconButton icon={<RadarChartOutlined />} label={t('firm.areaOnMap')} onClick={around} />
        <IconButton icon={<PrinterOutlined />} label={t('firm.print')} onClick={onPrint} testId="firm-print" />
        <IconButton
          icon={<CloseOutlined />}
          label={t('common.close')}
          keyText="Esc"
          onClick={closeOver}
          testId="over-close"
        />
      </div>
    </header>
  );
}

function KeyFigures({ file }: { readonly file: FirmFile }) {
  const t = useT();
  const now = useNow(60_000);
  const { firm, riskSources, inspections, documents } = file;
  const q = firm.ratioQ ?? ratioQOf(sumSubstances(riskSources)).q;
  const open = inspections.flatMap(({ problems }) => problems.filter(({ state }) => state === 'open')).length;
  const expired = countExpired(documents, now);
  const figures = [
    { id: 'q', label: t('firm.figureQ'), value: q === undefined ? '—' : ratioText(q), bad: false },
    { id: 'risk', label: t('records.riskSource'), value: formatNumber(riskSources.length), bad: false },
    {
      id: 'installations',
      label: t('records.installation'),
      value: formatNumber(file.installations.length),
      bad: false,
    },
    { id: 'open', label: t('firm.figureOpen'), value: formatNumber(open), bad: open > 0 },
    { id: 'expired', label: t('firm.figureExpired'), value: formatNumber(expired), bad: expired > 0 },
  ];
  return (
    <dl className="ff-figures">
      {figures.map(({ id, label, value, bad }) => (
        <div key={id} className={bad ? 'ff-bad' : undefined} data-testid={`firm-figure-${id}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
