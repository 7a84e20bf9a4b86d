import { AimOutlined, ClearOutlined, ReloadOutlined } from '@ant-design/icons';
import { Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { formatCoordinate } from '../../format.ts';
import { flyTo } from '../../frame/map/mapControl.ts';
import { type AreaAnswer, useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { isPlace, useFocus } from '../focus.ts';
import { parseRadii, radiiText } from './ringTable.ts';
import { askArea, clearArea, DEFAULT_RADII_M } from './useArea.ts';

type CentreChoice = 'incident' | 'selected' | 'point';

interface AreaCentreProps {
  readonly area: AreaAnswer | undefined;
}

/** Which centre and which radii: the question that the area tab asks. */
export function AreaCentre({ area }: AreaCentreProps) {
  const t = useT();
  const tool = useDesk((desk) => desk.tool);
  const { incident, selected } = useFocus();
  const place = selected.find(isPlace);
  const radiiM = area?.radiiM ?? incident?.radiiM ?? DEFAULT_RADII_M;
  const [text, setText] = useState(radiiText(radiiM));
  const wanted = radiiText(radiiM);
  useEffect(() => setText(wanted), [wanted]);
  const parsed = parseRadii(text);

  const isAt = (position: { lon: number; lat: number } | undefined) =>
    area !== undefined &&
    position !== undefined &&
    area.centre.lon === position.lon &&
    area.centre.lat === position.lat;
  const choice: CentreChoice = isAt(incident?.position) ? 'incident' : isAt(place?.position) ? 'selected' : 'point';
  const choose = (next: CentreChoice) => {
    if (next === 'incident' && incident) askArea(incident.position, radiiM);
    if (next === 'selected' && place) askArea(place.position, radiiM);
    if (next === 'point') useDesk.setState({ tool: 'drawPoint' });
  };
  const ask = () => {
    if (area && parsed) askArea(area.centre, parsed);
  };

  return (
    <div className="area-question">
      <div className="area-row">
        <span className="label">{t('area.centre')}</span>
        <Segmented<CentreChoice>
          size="small"
          value={choice}
          aria-label={t('area.centre')}
          onChange={choose}
          options={[
            { value: 'incident', label: t('area.centreIncident'), disabled: !incident },
            { value: 'selected', label: t('area.centreSelected'), disabled: !place },
            { value: 'point', label: t('area.centrePoint') },
          ]}
        />
        {area && (
          <IconButton icon={<AimOutlined />} label={formatCoordinate(area.centre)} onClick={() => flyTo(area.centre)} />
        )}
      </div>
      {tool === 'drawPoint' && <p className="hint">{t('area.centreHint')}</p>}
      <div className="area-row">
        <label className="label" htmlFor="area-radii">
          {t('area.radiiShort')}
        </label>
        <Input
          id="area-radii"
          suffix={t('area.radiiUnit')}
          size="small"
          className="area-radii"
          value={text}
          status={parsed ? '' : 'error'}
          title={t('area.radiiHint')}
          aria-invalid={!parsed}
          data-testid="area-radii"
          onChange={(event) => setText(event.target.value)}
          onPressEnter={ask}
          onBlur={() => parsed && radiiText(parsed) !== wanted && ask()}
        />
        <IconButton
          icon={<ReloadOutlined />}
          label={t('area.refresh')}
          testId="area-refresh"
          onClick={ask}
          blocked={area && parsed ? undefined : t('area.radiiInvalid')}
        />
        <IconButton icon={<ClearOutlined />} label={t('area.clear')} onClick={clearArea} />
      </div>
      {!parsed && (
        <p className="hint hint-error" role="alert">
          {t('area.radiiInvalid')}
        </p>
      )}
    </div>
  );
}
