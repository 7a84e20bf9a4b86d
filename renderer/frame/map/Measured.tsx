import { CloseOutlined } from '@ant-design/icons';
import { useT } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFrame } from '../frameState.ts';

/** The last measurement, until it is closed. */
export function Measured() {
  const t = useT();
  const measured = useFrame((state) => state.measured);
  if (measured === undefined) return null;
  return (
    <div className="om-chip" role="status" data-testid="measured">
      <span>{measured}</span>
      <IconButton
        icon={<CloseOutlined />}
        label={t('common.close')}
        placement="top"
        onClick={() => useFrame.setState({ measured: undefined })}
      />
    </div>
  );
}
