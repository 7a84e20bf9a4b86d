import type { Dice } from './random.ts';

const FIRST = '海宸闽瀚沧澜岚榕鹭屿砚霁澄湛珩璟曜翊泓渊溪汀浦屏嘉恒启瑞和景盛联远汇融源锦弘正新华安泰永丰光明';
const SECOND = '岳川峰汇源澜屿港湾洲岩松柏枫桐梧岑岭辰星曦晖宁康裕茂荣鼎隆达通利成业昌祥顺润泽';
const PLACE_FIRST = '上下东西南北前后新旧大小长平高清白青赤金石沙林竹松梅荷桃枫榕';
const PLACE_SECOND = '溪坑坪埔洋岭厝坂岐屿塘湖坡洲山口宅坊墩垄浦港头尾田源';

/** Names that nothing else has been given. */
export class NameGiver {
  readonly #dice: Dice;
  readonly #used = new Set<string>();

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Two characters of a firm's brand. */
  brand(): string {
    return this.#fresh(FIRST, SECOND);
  }

  /** Two characters of a village's or a town's name. */
  place(): string {
    return this.#fresh(PLACE_FIRST, PLACE_SECOND);
  }

  #fresh(first: string, second: string): string {
    for (let attempt = 0; attempt < 200; attempt++) {
      const name = this.#dice.pick([...first]) + this.#dice.pick([...second]);
      if (this.#used.has(name)) continue;
      this.#used.add(name);
      return name;
    }
    const name = this.#dice.pick([...first]) + this.#dice.pick([...second]) + this.#dice.pick([...second]);
    return this.#used.has(name) ? this.#fresh(first + second, second + first) : name;
  }
}

/** 福清市 → 福清 */
export const shortName = (name: string): string => (name.length > 2 ? name.replace(/[市县区]$/, '') : name);

/** Telephone numbers that no network has. */
export const phone = (number: number): string => `0000-${String(6_000_000 + number).padStart(7, '0')}`;
