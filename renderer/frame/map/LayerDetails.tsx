import { Button, Checkbox, Input, Slider } from 'antd';
import type { LayerInfo } from '../../map/layers/layer.ts';
import { lengthText } from '../../map/layers/lengthText.ts';
import { HotGridList } from '../../monitoring/hotGrids/HotGridList.tsx';
import { useT } from '../../state/language.ts';
import { LegendLook } from './LegendLook.tsx';
import { type LegendRow, legendRows } from './layerFacts.ts';
import { isFiltered, setLayer, setValueHidden, showOnly, useLayerSettings } from './layerSettings.ts';

/** What stays when one layer is shown by itself. */
const ALWAYS_KEPT = ['incident', 'alarm', 'rings'] as const;

/** Legend, filters and opacity of one layer. */
export function LayerDetails({ layer }: { readonly layer: LayerInfo }) {
  const t = useT();
  const setting = useLayerSettings((state) => state.settings[layer.id]);
  const rows = legendRows(layer);
  const title = t(layer.titleKey);
  return (
    <div className="om-layer-details" data-testid={`layer-details-${layer.id}`}>
      {layer.nearM !== undefined && (
        <p className="om-layer-hint">{t('layers.nearer', { length: lengthText(layer.nearM, t) })}</p>
      )}
      {rows.length > 0 && (
        <ul className="om-legend" aria-label={t('layers.legend')}>
          {rows.map((row) => (
            <LegendLine key={`${row.labelKey} ${row.filter?.field ?? ''}`} layerId={layer.id} row={row} />
          ))}
        </ul>
      )}
      {layer.id === 'hotGrid' && <HotGridList />}
      {layer.filters !== undefined && (
        <Input
          size="small"
          allowClear
          value={setting?.text ?? ''}
          placeholder={t('layers.textFilter')}
          aria-label={t('layers.textFilter')}
          onChange={(event) => setLayer(layer.id, { text: event.target.value })}
        />
      )}
      <div className="om-layer-opacity">
        <span>{t('layers.opacity')}</span>
        <Slider
          min={10}
          max={100}
          step={5}
          value={Math.round((setting?.opacity ?? 1) * 100)}
          ariaLabelForHandle={t('layers.opacityOf', { layer: title })}
          onChange={(percent) => setLayer(layer.id, { opacity: percent / 100 })}
        />
      </div>
      <div className="om-layer-buttons">
        <Button size="small" onClick={() => showOnly(layer.id, ALWAYS_KEPT)}>
          {t('layers.only')}
        </Button>
        <Button
          size="small"
          type="text"
          disabled={setting === undefined}
          onClick={() => setLayer(layer.id, { opacity: 1, hidden: {}, text: '' })}
        >
          {t(isFiltered(setting) ? 'layers.reset' : 'layers.resetAll')}
        </Button>
      </div>
    </div>
  );
}

function LegendLine({ layerId, row }: { readonly layerId: string; readonly row: LegendRow }) {
  const t = useT();
  const { filter, entry } = row;
  const hidden = useLayerSettings(({ settings }) =>
    filter ? (settings[layerId]?.hidden?.[filter.field] ?? []).includes(filter.value) : false,
  );
  const label = t(row.labelKey, row.params);
  const content = (
    <>
      {entry && <LegendLook look={entry.look} />}
      <span>{label}</span>
    </>
  );
  if (!filter) return <li className="plain">{content}</li>;
  return (
    <li className={hidden ? 'hidden' : ''}>
      <Checkbox
        checked={!hidden}
        onChange={(event) => setValueHidden(layerId, filter.field, filter.value, !event.target.checked)}
      >
        <span className="om-legend-label">{content}</span>
      </Checkbox>
    </li>
  );
}
