import { Button, Input } from 'antd';
import { useState } from 'react';
import { LAYER_GROUP_TITLE_KEYS, MAP_LAYERS } from '../../map/layers/index.ts';
import { LAYER_GROUPS, type LayerGroup, type LayerInfo } from '../../map/layers/layer.ts';
import { LAYER_PRESETS } from '../../map/layers/presets.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { moveByArrows } from '../../ui/arrowKeys.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useFrame } from '../frameState.ts';
import { BaseMapRows } from './BaseMapRows.tsx';
import { LayerRow } from './LayerRow.tsx';
import { layersNamed } from './layerFacts.ts';
import { applyPreset, setVisible } from './layerSettings.ts';

/** Which layers the map shows, how much is in each, what the symbols mean, and which of the records show. */
export function LayerPanel() {
  const open = useFrame((state) => state.layersOpen);
  return open ? <OpenLayerPanel /> : null;
}

function OpenLayerPanel() {
  const t = useT();
  const [text, setText] = useState('');
  const [unfoldedId, setUnfoldedId] = useState<string>();
  const visible = useDesk((desk) => desk.visibleLayers);
  const found = layersNamed(MAP_LAYERS, text, t);
  return (
    <Panel title={t('page.layers')} className="om-layers" testId="layer-panel" extra={<AllButton visible={visible} />}>
      <div className="om-layer-tools">
        <Input
          size="small"
          allowClear
          value={text}
          placeholder={t('layers.search')}
          aria-label={t('layers.search')}
          data-testid="layer-search"
          onChange={(event) => setText(event.target.value)}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw itself round a row of buttons */}
        <div className="om-layer-presets" role="group" aria-label={t('layers.presets')}>
          {LAYER_PRESETS.map((preset) => (
            <Button
              key={preset.id}
              size="small"
              data-testid={`preset-${preset.id}`}
              onClick={() => applyPreset(preset)}
            >
              {t(`layers.preset_${preset.id}`)}
            </Button>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move between the buttons inside */}
      <div onKeyDown={moveByArrows}>
        {found.length === 0 && <p className="om-layer-hint">{t('layers.searchEmpty', { text })}</p>}
        {LAYER_GROUPS.map((group) => (
          <Group
            key={group}
            group={group}
            layers={found.filter((layer) => layer.group === group)}
            visible={visible}
            unfoldedId={unfoldedId}
            onUnfold={setUnfoldedId}
          />
        ))}
        {text.trim() === '' && <BaseMapRows />}
      </div>
    </Panel>
  );
}

function AllButton({ visible }: { readonly visible: ReadonlySet<string> }) {
  const t = useT();
  const all = MAP_LAYERS.map(({ id }) => id);
  const hidden = all.some((id) => !visible.has(id));
  return (
    <Button size="small" type="text" onClick={() => setVisible(all, hidden)}>
      {t(hidden ? 'layers.all' : 'layers.none')}
    </Button>
  );
}

interface GroupProps {
  readonly group: LayerGroup;
  readonly layers: readonly LayerInfo[];
  readonly visible: ReadonlySet<string>;
  readonly unfoldedId: string | undefined;
  readonly onUnfold: (id: string | undefined) => void;
}

function Group({ group, layers, visible, unfoldedId, onUnfold }: GroupProps) {
  const t = useT();
  if (layers.length === 0) return null;
  return (
    <section>
      <h3>{t(LAYER_GROUP_TITLE_KEYS[group])}</h3>
      <ul>
        {layers.map((layer) => (
          <LayerRow
            key={layer.id}
            layer={layer}
            visible={visible.has(layer.id)}
            unfolded={unfoldedId === layer.id}
            onFold={(unfolded) => onUnfold(unfolded ? layer.id : undefined)}
          />
        ))}
      </ul>
    </section>
  );
}
