import { DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { DOSE_RATE_LIMITS, SITUATIONS } from '../../shared/radiation/limits.ts';
import { NUCLIDES, nuclideNamed } from '../../shared/radiation/nuclides.ts';
import { useT } from '../state/language.ts';
import type { Question } from './assess.ts';

const GBQ = 1e9;

interface ControlsProps {
  readonly question: Question;
  readonly onChange: (question: Question) => void;
}

/** What the desk knows or assumes: the sheet below follows at once. */
export function Controls({ question, onChange }: ControlsProps) {
  const t = useT();
  const change = (part: Partial<Question>) => onChange({ ...question, ...part });
  return (
    <div className="rad-controls">
      <Select
        aria-label={t('radiation.situation')}
        value={question.situation}
        onChange={(situation) => change({ situation })}
        options={SITUATIONS.map(({ id }) => ({ value: id, label: t(`radiation.situation_${id}`) }))}
        popupMatchSelectWidth={false}
        data-testid="radiation-situation"
      />
      <Select
        aria-label={t('radiation.limit')}
        value={question.limitId}
        onChange={(limitId) => change({ limitId })}
        options={DOSE_RATE_LIMITS.map(({ id }) => ({ value: id, label: t(`radiation.limit_${id}`) }))}
        popupMatchSelectWidth={false}
        data-testid="radiation-limit"
      />
      <Select
        aria-label={t('radiation.nuclide')}
        placeholder={t('radiation.nuclideChoose')}
        allowClear
        value={nuclideNamed(question.nuclideName)?.name ?? null}
        onChange={(nuclideName) => change({ nuclideName: nuclideName ?? undefined })}
        options={NUCLIDES.map(({ name }) => ({ value: name, label: name }))}
        popupMatchSelectWidth={false}
        data-testid="radiation-nuclide"
      />
      <InputNumber
        aria-label={t('radiation.activityGBq')}
        placeholder={t('radiation.activityGBq')}
        suffix="GBq"
        min={0}
        value={question.activityBq === undefined ? null : question.activityBq / GBQ}
        onChange={(value) => change({ activityBq: value === null ? undefined : Number(value) * GBQ })}
        data-testid="radiation-activity"
      />
      <DatePicker
        aria-label={t('radiation.activityDate')}
        placeholder={t('radiation.activityDate')}
        value={question.activityAt === undefined ? null : dayjs(question.activityAt)}
        onChange={(date) => change({ activityAt: date?.valueOf() })}
        maxDate={dayjs()}
      />
    </div>
  );
}
