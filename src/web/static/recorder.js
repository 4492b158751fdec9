/** Records a voice in the page. Press once to start, once to stop. */

const kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

/** Plain http and old browsers have no microphone for us; a file of sound still goes. */
export const canRecord = () => 'mediaDevices' in navigator && 'MediaRecorder' in globalThis;

/**
 * @param {{ second: (seconds: number) => void, full: () => void, limit: number }} hooks `limit` in seconds
 * @returns {Promise<{ stop: () => Promise<{ file: File, seconds: number }>, drop: () => void }>} rejects when the microphone stays closed
 */
export async function record({ second, full, limit }) {
  const sound = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  });
  const close = () => {
    for (const track of sound.getTracks()) track.stop();
  };
  const kind = kinds.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = recorderOf(sound, kind, close);
  /** @type {Blob[]} */
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const began = performance.now();
  const passed = () => Math.round((performance.now() - began) / 1000);
  const clock = setInterval(() => {
    second(passed());
    if (passed() >= limit) full();
  }, 500);
  // In slices: what was said so far is there even when the recorder is cut off.
  recorder.start(1000);

  const silence = () => {
    clearInterval(clock);
    close();
  };
  return {
    stop: () =>
      new Promise((resolve) => {
        const seconds = Math.max(1, Math.min(limit, passed()));
        const done = () => {
          silence();
          const mime = recorder.mimeType || kind || 'audio/webm';
          const ending = mime.includes('mp4') ? 'm4a' : mime.includes('ogg') ? 'ogg' : 'webm';
          resolve({ file: new File(parts, `voice.${ending}`, { type: mime.split(';')[0] ?? mime }), seconds });
        };
        recorder.onstop = done;
        if (recorder.state === 'inactive') done();
        else recorder.stop();
      }),
    drop: () => {
      recorder.ondataavailable = null;
      if (recorder.state !== 'inactive') recorder.stop();
      silence();
    },
  };
}

/** @param {MediaStream} sound @param {string | undefined} kind @param {() => void} close when it cannot be recorded after all */
function recorderOf(sound, kind, close) {
  try {
    return new MediaRecorder(sound, kind ? { mimeType: kind, audioBitsPerSecond: 32_000 } : {});
  } catch (error) {
    close();
    throw error;
  }
}
