import { useEffect, useState } from 'react';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { imageType } from './previewKind.ts';

interface ImagePreviewProps {
  readonly bytes: ArrayBuffer;
  readonly fileName: string;
  readonly name: string;
}

/** A picture. */
export function ImagePreview({ bytes, fileName, name }: ImagePreviewProps) {
  const t = useT();
  const [url, setUrl] = useState<string>();
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type: imageType(fileName) }));
    setUrl(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes, fileName]);
  if (broken) return <EmptyState text={t('firm.imageBroken')} />;
  return (
    <div className="pv-scroll">
      {url !== undefined && (
        <img className="pv-image" src={url} alt={name} data-testid="image-preview" onError={() => setBroken(true)} />
      )}
    </div>
  );
}
