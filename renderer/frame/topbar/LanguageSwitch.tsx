import { useLanguage } from '../../state/language.ts';
import { IconButton } from '../../ui/IconButton.tsx';

/** Changes between Chinese and English; it names the language it leads to, in that language. */
export function LanguageSwitch() {
  const { language, setLanguage, t } = useLanguage();
  const next = language === 'en' ? 'zh-CN' : 'en';
  return (
    <IconButton
      icon={<span lang={next}>{t('page.otherLanguageShort')}</span>}
      label={t('page.otherLanguage')}
      testId="language-switch"
      onClick={() => setLanguage(next)}
    />
  );
}
