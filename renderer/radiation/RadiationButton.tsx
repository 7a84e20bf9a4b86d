import { SafetyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { openOver } from '../firmFile/open.ts';
import { useT } from '../state/language.ts';

/** Opens the quick response for something. */
export function RadiationButton({ subjectId }: { readonly subjectId: string }) {
  const t = useT();
  return (
    <Button
      icon={<SafetyOutlined aria-hidden="true" />}
      onClick={() => openOver({ what: 'radiation', subjectId })}
      data-testid="open-radiation"
    >
      {t('radiation.open')}
    </Button>
  );
}
