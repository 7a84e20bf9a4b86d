import { CloseOutlined } from '@ant-design/icons';
import type { ModelFeature } from '../../map/scene3d/sceneView.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useScene } from './sceneState.ts';

/** What the picked part of an imported model says of itself. */
export function FeatureCard({ feature }: { readonly feature: ModelFeature }) {
  const t = useT();
  const name = useRecords(({ lists }) => lists.model3d.find(({ id }) => id === feature.recordId)?.name);
  return (
    <section className="om-scene-feature" data-testid="feature-card" aria-label={t('scene.feature')}>
      <header>
        <h3>{name ?? t('scene.feature')}</h3>
        <IconButton
          icon={<CloseOutlined />}
          label={t('scene.featureClose')}
          onClick={() => useScene.setState({ feature: undefined })}
        />
      </header>
      {feature.properties.length === 0 ? (
        <p>{t('scene.featureEmpty')}</p>
      ) : (
        <dl>
          {feature.properties.map(([key, value]) => (
            <div key={key}>
              <dt>{key}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
