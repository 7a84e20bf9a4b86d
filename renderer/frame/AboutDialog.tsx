import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useSession } from '../state/session.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Logo } from './topbar/Logo.tsx';

/** Version, and where the base map's data come from under which licences; all of it from the hub's own files. */
export function AboutDialog() {
  const t = useT();
  const open = useDesk((desk) => desk.dialog === 'about');
  const info = useSession((state) => state.info);
  return (
    <Modal
      open={open}
      width="min(44rem, 92vw)"
      title={
        <span className="om-about-title">
          <Logo /> {t('common.appName')}
        </span>
      }
      footer={null}
      onCancel={() => useDesk.setState({ dialog: undefined })}
      destroyOnHidden
    >
      <Fields>
        <Field label={t('page.version')}>{info?.version}</Field>
        <Field label={t('page.hubOrigin')}>{info?.origin}</Field>
        <Field label={t('page.licence')}>{t('page.licenceText')}</Field>
      </Fields>
      <p className="om-about-offline">{t('page.aboutOffline')}</p>
      <h3>{t('page.dataSources')}</h3>
      <DataSources />
    </Modal>
  );
}

/** `basemap/sources.json`, written by the script that made the base map. */
const sourcesSchema = z.array(
  z.object({ title: z.string(), licence: z.string(), attribution: z.string(), changes: z.string().optional() }),
);
type Source = z.infer<typeof sourcesSchema>[number];

async function loadSources(): Promise<readonly Source[]> {
  const response = await fetch('./basemap/sources.json');
  return sourcesSchema.parse(await response.json());
}

function DataSources() {
  const t = useT();
  const [sources, setSources] = useState<readonly Source[]>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt reads the file again
  useEffect(() => {
    setError(undefined);
    loadSources().then(setSources, setError);
  }, [attempt]);
  if (error !== undefined) return <ErrorState error={error} onRetry={() => setAttempt(attempt + 1)} />;
  if (!sources) return <LoadingState />;
  return (
    <ul className="om-sources" data-testid="data-sources">
      {sources.map((source) => (
        <li key={source.title}>
          <strong lang="en">{source.title}</strong>
          <span>{t('page.sourceLicence', { licence: source.licence })}</span>
          <span lang="en">{source.attribution}</span>
        </li>
      ))}
    </ul>
  );
}
