import { DownOutlined, FilterFilled, RightOutlined } from '@ant-design/icons';
import { Switch } from 'antd';
import { type KeyboardEvent, useMemo } from 'react';
import { formatNumber } from '../../format.ts';
import type { LayerInfo } from '../../map/layers/layer.ts';
import { useStationNow } from '../../monitoring/stationNow.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { ROW } from '../../ui/arrowKeys.ts';
import { LayerDetails } from './LayerDetails.tsx';
import { LegendLook } from './LegendLook.tsx';
import { isLoading, layerCount } from './layerFacts.ts';
import { isFiltered, setVisible, useLayerSettings } from './layerSettings.ts';

interface LayerRowProps {
  readonly layer: LayerInfo;
  readonly visible: boolean;
  readonly unfolded: boolean;
  readonly onFold: (unfolded: boolean) => void;
}

/** One layer: its symbol, title, count and switch; unfolded also its legend, filters and opacity. */
export function LayerRow({ layer, visible, unfolded, onFold }: LayerRowProps) {
  const t = useT();
  const lists = useShownLists();
  const loaded = useRecords((state) => state.loaded);
  const setting = useLayerSettings((state) => state.settings[layer.id]);
  const states = useStationNow((now) => (layer.id === 'station' ? now.states : undefined));
  const count = useMemo(() => layerCount(layer.id, lists, setting, states), [layer.id, lists, setting, states]);
  const loading = isLoading(layer, visible, loaded);
  const known = layer.kinds?.every((kind) => loaded.has(kind)) ?? true;
  const filtered = isFiltered(setting);
  const title = t(layer.titleKey);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    onFold(event.key === 'ArrowRight');
  };
  return (
    <li data-testid={`layer-${layer.id}`} className={visible ? 'shown' : ''}>
      <div className="om-layer">
        <button
          type="button"
          className="om-layer-fold"
          {...ROW}
          aria-expanded={unfolded}
          aria-label={t('layers.settings', { layer: title })}
          onClick={() => onFold(!unfolded)}
          onKeyDown={onKeyDown}
        >
          {unfolded ? <DownOutlined /> : <RightOutlined />}
          {layer.look && <LegendLook look={layer.look} />}
          <span className="om-layer-title">{title}</span>
          {filtered && <FilterFilled className="om-layer-filtered" title={t('layers.filtered')} />}
        </button>
        {loading && <span className="om-layer-count">{t('layers.loading')}</span>}
        {!loading && known && count !== undefined && (
          <span className="om-layer-count">
            {filtered
              ? t('layers.shownOf', { shown: formatNumber(count.shown), total: formatNumber(count.total) })
              : formatNumber(count.total)}
          </span>
        )}
        <Switch
          size="small"
          checked={visible}
          aria-label={t('page.layerVisible', { layer: title })}
          onChange={(next) => setVisible([layer.id], next)}
        />
      </div>
      {unfolded && <LayerDetails layer={layer} />}
    </li>
  );
}
