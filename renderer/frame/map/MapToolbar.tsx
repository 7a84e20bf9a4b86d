import { ActionButton } from '../../actions/ActionButton.tsx';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useFrame } from '../frameState.ts';

const TOOLS = [
  'select',
  'boxSelect',
  'measureDistance',
  'measureArea',
  'drawPoint',
  'drawCircle',
  'drawPolygon',
  'drawCorridor',
] as const;
const VIEW = ['map.home', 'map.zoomIn', 'map.zoomOut', 'map.picture'] as const;

/** Tools of the map; one is always in hand. */
export function MapToolbar() {
  const t = useT();
  const tool = useDesk((desk) => desk.tool);
  const layersOpen = useFrame((state) => state.layersOpen);
  return (
    <div
      className="om-toolbar"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('page.mapTools')}
      data-testid="map-toolbar"
    >
      <div>
        <ActionButton id="view.layers" look="icon" pressed={layersOpen} placement="left" />
      </div>
      <div>
        {TOOLS.map((name) => (
          <ActionButton key={name} id={`map.${name}`} look="icon" pressed={tool === name} placement="left" />
        ))}
      </div>
      <div>
        {VIEW.map((id) => (
          <ActionButton key={id} id={id} look="icon" placement="left" />
        ))}
      </div>
    </div>
  );
}
