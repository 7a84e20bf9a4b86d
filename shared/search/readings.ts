import { pinyin } from 'pinyin-pro';
import { classOf } from './fold.ts';

/**
 * A character as it is spoken: its readings without tones (`lv` for lü), the one that fits the word first. A letter is
 * its own reading; `undefined` for digits and other scripts, which break what is spoken.
 */
export type Spoken = readonly string[] | undefined;

/**
 * Characters of names of places, firms and goods that people read in more than one way, with the readings that are
 * alive; dictionaries choose one of them by the word, and are wrong for names they do not know (长泰, 厦门, 乐清).
 */
const SEVERAL_READINGS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    '长 chang zhang|重 zhong chong|行 hang xing|乐 le yue|厦 xia sha|朝 chao zhao|单 dan shan|曾 zeng ceng|' +
    '解 jie xie|区 qu ou|沈 shen chen|大 da dai|会 hui kuai|都 du dou|调 tiao diao|藏 cang zang|校 xiao jiao|' +
    '车 che ju|角 jiao jue|柏 bai bo|蚌 bang beng|六 liu lu|圩 wei xu|堡 bao bu pu|埔 pu bu|绿 lv lu|宿 su xiu|' +
    '番 fan pan|盛 sheng cheng|尉 wei yu|降 jiang xiang|泊 bo po|率 lv shuai|传 chuan zhuan|参 can shen|' +
    '差 cha chai|度 du duo|恶 e wu|和 he huo|还 huan hai|壳 ke qiao|露 lu lou|络 luo lao|落 luo la|模 mo mu|' +
    '呢 ni ne|色 se shai|杉 shan sha|省 sheng xing|属 shu zhu|提 ti di|系 xi ji|削 xue xiao|血 xue xie|择 ze zhai|' +
    '粘 zhan nian|着 zhe zhuo|涡 wo guo|浚 jun xun|尾 wei yi|屏 ping bing|枞 zong cong|歙 she xi|莘 shen xin|' +
    '查 cha zha|折 zhe she|盖 gai ge|洞 dong tong|仇 chou qiu|缪 miao mu|朴 piao pu|覃 qin tan|员 yuan yun|' +
    '种 zhong chong|祭 ji zhai'
  )
    .split('|')
    .map((line) => line.split(' '))
    .flatMap(([character, ...readings]) => (character && readings.length > 1 ? [[character, readings]] : [])),
);

/** Runs of characters read before; names repeat their words. */
const known = new Map<string, readonly (readonly string[])[]>();
const KNOWN_RUNS = 50_000;
const HAN_RUN = /\p{Script=Han}+/gu;

/** How each character of a folded text is spoken. @param folded made by `foldText` */
export function spokenOf(folded: string): readonly Spoken[] {
  const spoken: Spoken[] = [];
  let from = 0;
  for (const match of folded.matchAll(HAN_RUN)) {
    addPlain(spoken, folded.slice(from, match.index));
    spoken.push(...readRun(match[0]));
    from = match.index + match[0].length;
  }
  addPlain(spoken, folded.slice(from));
  return spoken;
}

/** One entry for each UTF-16 unit, so that places in the text stay right. */
function addPlain(spoken: Spoken[], text: string): void {
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    spoken.push(classOf(character) === 'letter' ? [character] : undefined);
  }
}

function readRun(run: string): readonly (readonly string[])[] {
  const cached = known.get(run);
  if (cached) return cached;
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
  const characters = [...run];
  const read = characters.flatMap((character, i): readonly string[][] => {
    const fitting = (syllables[i] ?? '').replaceAll('ü', 'v');
    const others = SEVERAL_READINGS.get(character) ?? [];
    const readings = [...new Set([fitting, ...others])].filter((syllable) => /^[a-z]+$/.test(syllable));
    // A character beyond the basic plane is two units: the second one is silent and matches nothing.
    return character.length === 1 ? [readings] : [readings, []];
  });
  if (known.size >= KNOWN_RUNS) known.clear();
  known.set(run, read);
  return read;
}
