import { Button } from 'antd';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KindSymbol } from '../../ui/KindSymbol.tsx';
import { Card } from '../Card.tsx';
import { showPanorama } from '../open.ts';
import { Source } from '../Source.tsx';
import type { SectionProps } from './section.ts';

/** All-round pictures; each opens beside the map. */
export function PanoramasSection({ file }: SectionProps) {
  const t = useT();
  const { panoramas } = file;
  if (panoramas.length === 0) return <EmptyState text={t('firm.panoramasNone')} />;
  return (
    <Card title={t('records.panorama')}>
      <ul className="ff-tiles">
        {panoramas.map((panorama) => (
          <li key={panorama.id}>
            <KindSymbol name="panorama" sizeEm={2} />
            <div className="ff-tile-main">
              <b>{panorama.name}</b>
              <span>
                {t(`records.panorama_${panorama.category}`)}
                {panorama.position.heightM !== undefined &&
                  ` · ${t('firm.panoramaHeight', { height: panorama.position.heightM })}`}
              </span>
              <Source provenance={panorama.provenance} />
            </div>
            <Button
              className="no-print"
              type="primary"
              ghost
              onClick={() => showPanorama(panorama.id)}
              data-testid="open-panorama"
            >
              {t('firm.openPanorama')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
