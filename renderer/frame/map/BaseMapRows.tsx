import { SettingOutlined } from '@ant-design/icons';
import { Button, Slider, Switch } from 'antd';
import type { BaseMapSource } from '../../../shared/records/desk.ts';
import { useSourceProblems } from '../../map/basemapSources/sourceProblems.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { chooseBaseMap, useLayerSettings } from './layerSettings.ts';

/** The user's own base maps: switched and faded at this desk, added and tested in their dialog. */
export function BaseMapRows() {
  const t = useT();
  const sources = useRecords((state) => state.lists.baseMapSource);
  const sorted = [...sources].sort((a, b) => b.order - a.order || (a.id < b.id ? -1 : 1));
  return (
    <section>
      <h3>{t('layers.baseMaps')}</h3>
      <ul>
        {sorted.map((source) => (
          <BaseMapRow key={source.id} source={source} />
        ))}
      </ul>
      <Button
        size="small"
        icon={<SettingOutlined />}
        data-testid="manage-base-maps"
        onClick={() => useDesk.setState({ dialog: 'basemaps' })}
      >
        {t('layers.baseMapsManage')}
      </Button>
    </section>
  );
}

function BaseMapRow({ source }: { readonly source: BaseMapSource }) {
  const t = useT();
  const { id, name } = source;
  const choice = useLayerSettings((state) => state.baseMaps[id]);
  const problem = useSourceProblems((state) => state.problems[id]);
  const shown = choice?.shown ?? source.shown;
  return (
    <li data-testid={`base-map-${id}`} className={shown ? 'shown' : ''}>
      <div className="om-layer">
        <span className="om-layer-title">{name}</span>
        <Slider
          className="om-base-map-opacity"
          min={10}
          max={100}
          step={10}
          disabled={!shown}
          value={Math.round((choice?.opacity ?? source.opacity ?? 1) * 100)}
          ariaLabelForHandle={t('layers.opacityOf', { layer: name })}
          onChange={(percent) => chooseBaseMap(id, { opacity: percent / 100 })}
        />
        <Switch
          size="small"
          checked={shown}
          aria-label={t('page.layerVisible', { layer: name })}
          onChange={(next) => chooseBaseMap(id, { shown: next })}
        />
      </div>
      {shown && problem && (
        <p className="om-layer-hint" role="status">
          {t(`layers.problem_${problem}`)}
        </p>
      )}
    </li>
  );
}
