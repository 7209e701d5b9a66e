import { crc32 } from '#shared/domain/attachment/png.ts';

/** What a camera wrote that nobody may read: it stands in every made-up picture of this file. */
export const SECRET = 'GPS secret 37.77N 122.42W';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function segment(marker: number, payload: Uint8Array): Buffer {
  const length = payload.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), payload]);
}

/** EXIF as a camera writes it, big or little end first: the orientation, then what it should not tell. */
export function exif(orientation: number, isLittle = false): Buffer {
  const tiff = Buffer.alloc(26 + SECRET.length);
  tiff.write(isLittle ? 'II' : 'MM', 0, 'latin1');
  const [u16, u32] = isLittle
    ? [
        (n: number, at: number) => tiff.writeUInt16LE(n, at),
        (n: number, at: number) => tiff.writeUInt32LE(n, at),
      ]
    : [
        (n: number, at: number) => tiff.writeUInt16BE(n, at),
        (n: number, at: number) => tiff.writeUInt32BE(n, at),
      ];
  u16(42, 2);
  u32(8, 4);
  u16(1, 8);
  u16(0x0112, 10);
  u16(3, 12);
  u32(1, 14);
  u16(orientation, 18);
  tiff.write(SECRET, 26, 'latin1');
  return tiff;
}

/** A photograph as a phone makes it: with place, words, a small picture and a second one behind. */
export function cameraJpeg({ seed = 1, orientation = 1, size = 40 } = {}): Buffer {
  const scan = Buffer.from(Array.from({ length: size }, (_, i) => (i * 7 + seed * 13) % 255));
  const frame = Buffer.from([8, 0, 2, 0, 2, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin(`JFIF\0\x01\x02\x00\x00\x01\x00\x01\x01\x01abc`)),
    segment(0xe1, Buffer.concat([latin('Exif\0\0'), exif(orientation)])),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${SECRET}</x:xmpmeta>`)),
    segment(0xe2, latin('ICC_PROFILE\0\x01\x01colours')),
    segment(0xe2, latin(`MPF\0${SECRET}`)),
    segment(0xed, latin(`Photoshop 3.0\0${SECRET}`)),
    segment(0xfe, latin(SECRET)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    scan,
    Buffer.from([0xff, 0, 0x10, 0xff, 0xd0, 0x20, 0xff, 0xd9]),
    latin(`a second picture with ${SECRET}`),
  ]);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([latin(name), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

/** A picture of a screen with everything in it that programs like to tell. */
export function pngOf(seed = 1, size = 12): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
    chunk('tEXt', latin(`Author\0${SECRET}`)),
    chunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${SECRET}`)),
    chunk('zTXt', latin(`Comment\0\0${SECRET}`)),
    chunk('eXIf', exif(1)),
    chunk('tIME', latin('\x07\xea\x0b\x0a\x0c\x00\x00')),
    chunk('caNv', latin(SECRET)),
    chunk('IDAT', Buffer.from(Array.from({ length: size }, (_, i) => (i * 11 + seed) % 256))),
    chunk('IEND', Buffer.alloc(0)),
    latin(SECRET),
  ]);
}

const riffChunk = (name: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

/** An extended WebP with EXIF and XMP, as a phone or a program writes it. */
export function webpOf({ orientation = 1, seed = 1 } = {}): Buffer {
  const body = Buffer.concat([
    latin('WEBP'),
    riffChunk('VP8X', Buffer.from([0x2c, 0, 0, 0, 1, 0, 0, 1, 0, 0])),
    riffChunk('ICCP', latin('colours')),
    riffChunk('VP8 ', Buffer.from([seed, 2, 3, 4, 5])),
    riffChunk('EXIF', exif(orientation, true)),
    riffChunk('XMP ', latin(SECRET)),
    riffChunk('FRIE', latin(SECRET)),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, latin(SECRET)]);
}
