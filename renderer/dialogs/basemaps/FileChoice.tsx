import { Button, Progress, Select } from 'antd';
import { useRef, useState } from 'react';
import type { ArchiveInfo } from '../../../shared/contract/basemaps.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatBytes } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { notifyError } from '../../ui/notify.ts';
import { sendFile } from './sendFile.ts';

interface FileChoiceProps {
  readonly files: OutputOf<'basemaps.list'>['files'];
  readonly folder: string;
  readonly value: string | undefined;
  readonly onChange: (file: string, info: ArchiveInfo | undefined) => void;
  /** The folder has a new file. */
  readonly onFiles: () => void;
}

/** Which file of tiles: one that is in the data folder, or one that is sent there now. */
export function FileChoice({ files, folder, value, onChange, onFiles }: FileChoiceProps) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setShare(0);
    try {
      const done = await sendFile(file, setShare);
      onFiles();
      if (done.file !== undefined) onChange(done.file, done.info);
    } catch (error) {
      notifyError(error);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <div className="base-maps-line">
      <span id="base-map-file">{t('layers.sourceFile')}</span>
      <div>
        <div className="button-row">
          <Select
            aria-labelledby="base-map-file"
            style={{ flex: 1 }}
            value={value ?? null}
            placeholder={t('layers.filePlaceholder')}
            notFoundContent={t('layers.fileNone')}
            onChange={(file: string) => onChange(file, files.find((known) => known.file === file)?.info)}
            options={files.map(({ file, bytes, problem }) => ({
              value: file,
              disabled: problem !== undefined,
              label: problem ? `${file} · ${t(`layers.problem_${problem}`)}` : `${file} · ${formatBytes(bytes)}`,
            }))}
          />
          <Button loading={share !== undefined} onClick={() => picker.current?.click()}>
            {t('layers.fileSend')}
          </Button>
        </div>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".mbtiles,.pmtiles"
          data-testid="base-map-file"
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        {share !== undefined && <Progress percent={Math.round(share * 100)} size="small" />}
        <p className="hint">{t('layers.fileHint', { folder })}</p>
      </div>
    </div>
  );
}
