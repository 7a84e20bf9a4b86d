import { Form, Segmented, Select } from 'antd';
import { IMPORT_KINDS, type ImportKind, type ImportReport, type OnConflict } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { isModelFile } from './acceptedFiles.ts';
import { PlacementFields } from './PlacementFields.tsx';
import { PlacesSketch } from './PlacesSketch.tsx';
import { systemOptions, systemText } from './systemText.ts';
import type { Import } from './useImport.ts';

interface RecogniseStepProps {
  readonly wizard: Import;
  readonly report: ImportReport;
}

/** Formats that say themselves where they are: nobody chooses a coordinate system for them. */
const DEGREES_ONLY: ReadonlySet<ImportReport['format']> = new Set(['kml', 'kmz', 'osm.pbf', 'tileset', 'glb']);

/** What the file was taken for, where it falls on the map; a choice that is changed is checked at once. */
export function RecogniseStep({ wizard, report }: RecogniseStepProps) {
  const t = useT();
  const { state, check } = wizard;
  const { choices, working, file } = state;
  const isModel = report.format === 'tileset' || report.format === 'glb' || isModelFile(file?.name ?? '');
  const disabled = working !== undefined;
  return (
    <div className="import-step import-recognise" data-testid="import-preview-step">
      <div className="import-facts-side">
        <dl className="import-facts">
          <Fact term={t('dialog.importFormat')}>{t(`dialog.format_${report.format.replace('.', '')}`)}</Fact>
          <Fact term={t('dialog.importEncodingTerm')}>{report.encoding}</Fact>
          <Fact term={t('dialog.importRows')}>{formatNumber(report.rows)}</Fact>
          {!isModel && (
            <Fact term={t('dialog.importSystemFound')} testId="import-system-found">
              {systemText(t, report.coordinateSystem)}
            </Fact>
          )}
        </dl>
        <Form layout="vertical">
          <Form.Item label={t('dialog.importKind')} htmlFor="import-kind-again">
            <Select<ImportKind>
              id="import-kind-again"
              value={choices.kind}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(kind) => void check({ ...choices, kind, columns: {} })}
              options={IMPORT_KINDS.map((value) => ({ value, label: t(`records.${value}`) }))}
            />
          </Form.Item>
          {!DEGREES_ONLY.has(report.format) && (
            <Form.Item
              label={t('dialog.importSystem')}
              htmlFor="import-system"
              extra={t('dialog.importSystemHint')}
              data-testid="import-system"
            >
              <Select<string>
                id="import-system"
                value={choices.coordinateSystem}
                disabled={disabled}
                showSearch={{ optionFilterProp: 'label' }}
                onChange={(coordinateSystem) => void check({ ...choices, coordinateSystem })}
                options={[...systemOptions(t)]}
              />
            </Form.Item>
          )}
          {!isModel && (
            <Form.Item label={t('dialog.importOnConflict')} extra={t('dialog.importOnConflictHint')}>
              <Segmented<OnConflict>
                value={choices.onConflict}
                disabled={disabled}
                aria-label={t('dialog.importOnConflict')}
                onChange={(onConflict) => void check({ ...choices, onConflict })}
                options={[
                  { value: 'queue', label: t('dialog.importConflictQueue') },
                  { value: 'refuse', label: t('dialog.importConflictRefuse') },
                ]}
              />
            </Form.Item>
          )}
        </Form>
        {isModel && (
          <PlacementFields
            placement={choices.placement}
            disabled={disabled}
            onPlace={(placement) => void check({ ...choices, placement })}
          />
        )}
      </div>
      <PlacesSketch places={report.preview?.places ?? []} />
    </div>
  );
}

interface FactProps {
  readonly term: string;
  readonly testId?: string;
  readonly children: string;
}

function Fact({ term, testId, children }: FactProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}
