import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../main/video/address.ts';
import {
  cameraWithoutSecrets,
  concealed,
  concealedDeep,
  concealedText,
  createVault,
} from '../../../main/video/vault.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    get: (key: string) => kept.get(key),
    set: (key: string, value: string) => void kept.set(key, value),
    delete: (key: string) => void kept.delete(key),
    keys: (prefix: string) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

describe('addresses of cameras', () => {
  it('R2: the protocols of cameras, and no others', () => {
    expect(readAddress('rtsp://10.0.0.5/live')?.protocol).toBe('rtsp');
    expect(readAddress('RTSPS://10.0.0.5:322/live')?.protocol).toBe('rtsp');
    expect(readAddress('http://10.0.0.5/live/1.flv?ch=1')?.protocol).toBe('flv');
    expect(readAddress('https://media.example/a/index.m3u8')?.protocol).toBe('hls');
    expect(readAddress('https://media.example/cam1/whep')).toMatchObject({ protocol: 'whep' });
    expect(readAddress('wheps://media.example/cam1')).toMatchObject({
      protocol: 'whep',
      url: 'https://media.example/cam1',
    });
    expect(readAddress('udp://239.1.1.1:1234')?.protocol).toBe('mpegts');
    expect(readAddress('tcp://10.0.0.5:9000')?.protocol).toBe('mpegts');
    for (const bad of [
      'file:///etc/passwd',
      'concat:a|b',
      'data:text/plain,x',
      'pipe:0',
      'rtsp://',
      'ftp://a/b',
      '/etc/passwd',
      '-i',
      'subfile,,start,0,end,9,,:/etc/passwd',
      'rtsp://a/b\nc',
      'rtsp://a b',
      'demo:../x',
    ])
      expect(readAddress(bad), bad).toBeUndefined();
  });

  it('encodes what in a password would end it early', () => {
    expect(readAddress('rtsp://admin:p@ss/w#rd@10.0.0.5:554/ch1')).toMatchObject({
      url: 'rtsp://admin:p%40ss%2Fw%23rd@10.0.0.5:554/ch1',
      host: '10.0.0.5:554',
    });
    expect(readAddress('rtsp://admin:a%40b@10.0.0.5/ch1')?.url).toBe('rtsp://admin:a%40b@10.0.0.5/ch1');
  });
});

describe('the vault', () => {
  it('R1: an account and secret parameters are masked, the rest stays readable', () => {
    expect(concealed('rtsp://admin:12345@10.0.0.5:554/h264/ch1?channel=1&subtype=0')).toBe(
      'rtsp://***@10.0.0.5:554/h264/ch1?channel=1&subtype=0',
    );
    expect(concealed('http://h/live.flv?app=live&token=abc&wsSecret=q1&channel=2')).toBe(
      'http://h/live.flv?app=live&token=***&wsSecret=***&channel=2',
    );
    expect(concealed('http://h/a?user=root&password=x')).toBe('http://h/a?user=***&password=***');
    expect(concealed('rtsp://10.0.0.5/live')).toBe('rtsp://10.0.0.5/live');
    expect(concealedText('旧地址 rtsp://admin:1@2@10.0.0.5/a 已停用')).not.toContain('admin');
    expect(concealedDeep({ a: ['x', { b: 'rtsp://u:pw@h/1' }], n: 1 })).toEqual({
      a: ['x', { b: 'rtsp://***@h/1' }],
      n: 1,
    });
  });

  it('R1: whatever the password is, no part of it stays', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9!#$%&'()*+,;=:@/?~_-]{6,20}$/);
    fc.assert(
      fc.property(part, part, (user, password) => {
        const address = `rtsp://${user}:Q${password}Q@10.20.30.40:554/ch1`;
        const shown = concealed(address);
        expect(shown).toBe('rtsp://***@10.20.30.40:554/ch1');
        expect(concealed(shown)).toBe(shown);
        expect(createVault(memory()).conceal(address)).toBe(shown);
      }),
    );
  });

  it('gives the whole address back to the hub, also when a page sends the masked one again', () => {
    const settings = memory();
    const vault = createVault(settings);
    const shown = vault.conceal(' rtsp://admin:12345@10.0.0.5/ch1 ');
    expect(vault.reveal(shown)).toBe('rtsp://admin:12345@10.0.0.5/ch1');
    expect(vault.conceal(shown)).toBe(shown);
    expect(vault.reveal(shown)).toBe('rtsp://admin:12345@10.0.0.5/ch1');
    // Another channel of the same recorder has the same account.
    expect(vault.reveal('rtsp://***@10.0.0.5/ch2')).toBe('rtsp://admin:12345@10.0.0.5/ch2');
  });

  it('R2: a secret is never sent to another host, port or protocol', () => {
    const vault = createVault(memory());
    vault.conceal('rtsp://admin:12345@10.0.0.5/ch1');
    for (const other of [
      'rtsp://***@10.0.0.6/ch1',
      'rtsp://***@10.0.0.5:8554/ch1',
      'http://***@10.0.0.5/ch1',
      'rtsp://***@10.0.0.5.evil.example/ch1',
    ])
      expect(vault.reveal(other), other).toBeUndefined();
    vault.conceal('http://h/a.flv?token=abc');
    expect(vault.reveal('http://h/b.flv?token=***')).toBeUndefined();
  });

  it('cleans every text of a camera', () => {
    const clean = cameraWithoutSecrets({
      streamUrl: 'rtsp://a:b@h/1',
      subStreamUrl: 'rtsp://h/2',
      remark: '见 rtsp://a:b@h/1',
      rangeM: 5,
    });
    expect(clean).toEqual({
      streamUrl: 'rtsp://***@h/1',
      subStreamUrl: 'rtsp://h/2',
      remark: '见 rtsp://***@h/1',
      rangeM: 5,
    });
  });
});
