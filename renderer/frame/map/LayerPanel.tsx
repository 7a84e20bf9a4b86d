import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { formatNumber } from '../../format.ts';
import { LAYER_GROUP_TITLE_KEYS, MAP_LAYERS } from '../../map/layers/index.ts';
import type { LayerInfo } from '../../map/layers/layer.ts';
import { useShownLists } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { KindSymbol } from '../../ui/KindSymbol.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFrame } from '../frameState.ts';
import { layerCount, layerLegend, layerSymbol } from './layerFacts.ts';

const GROUPS = ['operations', 'places'] as const;

function setVisible(ids: readonly string[], visible: boolean): void {
  const visibleLayers = new Set(useDesk.getState().visibleLayers);
  for (const id of ids) {
    if (visible) visibleLayers.add(id);
    else visibleLayers.delete(id);
  }
  useDesk.setState({ visibleLayers });
}

/** Which layers the map shows, how much is in each, and what the symbols mean. */
export function LayerPanel() {
  const t = useT();
  const open = useFrame((state) => state.layersOpen);
  const visible = useDesk((desk) => desk.visibleLayers);
  if (!open) return null;
  const all = MAP_LAYERS.map(({ id }) => id);
  const hidden = all.filter((id) => !visible.has(id)).length;
  return (
    <Panel
      title={t('page.layers')}
      className="om-layers"
      testId="layer-panel"
      extra={
        <Button size="small" type="text" onClick={() => setVisible(all, hidden > 0)}>
          {t(hidden > 0 ? 'page.layersShowAll' : 'page.layersHideAll')}
        </Button>
      }
    >
      {GROUPS.map((group) => (
        <section key={group}>
          <h3>{t(LAYER_GROUP_TITLE_KEYS[group])}</h3>
          <ul>
            {MAP_LAYERS.filter((layer) => layer.group === group).map((layer) => (
              <LayerRow key={layer.id} layer={layer} visible={visible.has(layer.id)} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function LayerRow({ layer, visible }: { readonly layer: LayerInfo; readonly visible: boolean }) {
  const t = useT();
  const lists = useShownLists();
  const [unfolded, setUnfolded] = useState(false);
  const count = useMemo(() => layerCount(layer.id, lists), [layer.id, lists]);
  const legend = layerLegend(layer.id);
  const symbol = layerSymbol(layer.id);
  const title = t(layer.titleKey);
  return (
    <li data-testid={`layer-${layer.id}`}>
      <div className="om-layer">
        {legend.length > 0 ? (
          <button
            type="button"
            className="om-layer-fold"
            aria-expanded={unfolded}
            aria-label={t('page.layerLegend', { layer: title })}
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? <DownOutlined /> : <RightOutlined />}
          </button>
        ) : (
          <span className="om-layer-fold" />
        )}
        {symbol === undefined ? <span className="om-layer-line" aria-hidden="true" /> : <KindSymbol name={symbol} />}
        <span className="om-layer-title">{title}</span>
        {count !== undefined && <span className="om-layer-count">{formatNumber(count)}</span>}
        <Switch
          size="small"
          checked={visible}
          aria-label={t('page.layerVisible', { layer: title })}
          onChange={(next) => setVisible([layer.id], next)}
        />
      </div>
      {unfolded && (
        <ul className="om-legend">
          {legend.map(({ symbol: name, labelKey }) => (
            <li key={name}>
              <KindSymbol name={name} /> {t(labelKey)}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
