import './scene.css';
import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Segmented, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { FeatureCard } from './FeatureCard.tsx';
import { SceneLegend } from './SceneLegend.tsx';
import { type Daylight, toggleTour, toggleXray, useScene } from './sceneState.ts';

const FACINGS = [
  { value: 0, key: 'scene.facingNorth' },
  { value: 90, key: 'scene.facingEast' },
  { value: 180, key: 'scene.facingSouth' },
  { value: 270, key: 'scene.facingWest' },
] as const;
/** How far the cut can be moved from the scene's middle, metres. */
const CUT_REACH_M = 1_500;

/** What can be done with the 3D scene that is in view: light, x-ray, section, labels, tours; and its legend. */
export function ScenePanel() {
  const t = useT();
  const { daylight, xray, section, labels, tour, standing, feature } = useScene();
  const flat = useDesk((desk) => desk.mode === '2d');
  const name = useRecords(({ lists }) => [...lists.park, ...lists.firm].find(({ id }) => id === standing[0])?.name);
  const [open, setOpen] = useState(true);
  if (flat) return null;
  if (standing.length === 0) return feature ? <FeatureCard feature={feature} /> : null;
  return (
    <>
      <section className="om-scene" data-testid="scene-panel" aria-label={t('scene.title')}>
        <button type="button" className="om-scene-head" aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>{t('scene.title')}</span>
          <span className="om-scene-name">{name}</span>
          {open ? <UpOutlined /> : <DownOutlined />}
        </button>
        {open && (
          <div className="om-scene-body">
            <Segmented<Daylight>
              block
              size="small"
              aria-label={t('scene.light')}
              value={daylight}
              onChange={(value) => useScene.setState({ daylight: value })}
              options={[
                { value: 'auto', label: t('scene.lightAuto') },
                { value: 'day', label: t('scene.lightDay') },
                { value: 'night', label: t('scene.lightNight') },
              ]}
            />
            <Toggle label={t('scene.xray')} testId="scene-xray" checked={xray} onChange={toggleXray} />
            <Toggle
              label={t('scene.section')}
              testId="scene-section"
              checked={section !== undefined}
              onChange={(on) => useScene.setState({ section: on ? { bearingDeg: 180, offsetM: 0 } : undefined })}
            />
            {section && (
              <div className="om-scene-cut">
                <Segmented<number>
                  block
                  size="small"
                  aria-label={t('scene.facing')}
                  value={section.bearingDeg}
                  onChange={(bearingDeg) => useScene.setState({ section: { ...section, bearingDeg } })}
                  options={FACINGS.map(({ value, key }) => ({ value, label: t(key) }))}
                />
                <Slider
                  min={-CUT_REACH_M}
                  max={CUT_REACH_M}
                  step={5}
                  value={section.offsetM}
                  ariaLabelForHandle={t('scene.cutAt')}
                  tooltip={{ formatter: (value) => t('scene.cutOffset', { metres: value ?? 0 }) }}
                  onChange={(offsetM) => useScene.setState({ section: { ...section, offsetM } })}
                />
              </div>
            )}
            <Toggle
              label={t('scene.labels')}
              testId="scene-labels"
              checked={labels}
              onChange={(on) => useScene.setState({ labels: on })}
            />
            <div className="om-scene-tours">
              {(['orbit', 'cruise'] as const).map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className="om-scene-tour"
                  aria-pressed={tour === kind}
                  data-testid={`scene-tour-${kind}`}
                  onClick={() => toggleTour(kind)}
                >
                  {t(kind === 'orbit' ? 'scene.tourOrbit' : 'scene.tourCruise')}
                </button>
              ))}
            </div>
            {tour && (
              <p className="om-scene-hint" role="status">
                {t('scene.tourHint')}
              </p>
            )}
            <SceneLegend drains={xray || section !== undefined} />
          </div>
        )}
      </section>
      {feature && <FeatureCard feature={feature} />}
    </>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
  readonly testId: string;
}

function Toggle({ label, checked, onChange, testId }: ToggleProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: antd's switch is the control inside
    <label className="om-scene-toggle">
      <span>{label}</span>
      <Switch size="small" checked={checked} onChange={onChange} data-testid={testId} aria-label={label} />
    </label>
  );
}
