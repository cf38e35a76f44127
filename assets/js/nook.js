// Three soft sounds, made here out of noise: silent until asked, quiet, never a melody.
"use strict";
{
  const LOUDEST = 0.16;
  const keys = [...document.querySelectorAll("[data-sound]")];
  let air = null;
  let out = null;
  const playing = new Map();

  function noise(seconds, sample) {
    const buffer = air.createBuffer(1, air.sampleRate * seconds, air.sampleRate);
    const data = buffer.getChannelData(0);
    for (let i = 0; i < data.length; i += 1) data[i] = sample();
    const source = air.createBufferSource();
    source.buffer = buffer;
    source.loop = true;
    return source;
  }
  const hiss = () => noise(7, () => Math.random() * 2 - 1);
  // Single ticks, so many a second; a filter behind it makes drops or bubbles of them.
  const ticks = (often, seconds) => noise(seconds, () => (Math.random() < often / air.sampleRate ? 2 + Math.random() * 6 : 0));

  function filter(type, frequency, q) {
    const node = air.createBiquadFilter();
    node.type = type;
    node.frequency.value = frequency;
    node.Q.value = q;
    return node;
  }
  function level(value) {
    const node = air.createGain();
    node.gain.value = value;
    return node;
  }
  // Moves a value slowly to and fro.
  function drift(target, depth, seconds) {
    const slow = air.createOscillator();
    slow.frequency.value = 1 / seconds;
    slow.connect(level(depth)).connect(target);
    slow.start();
    return slow;
  }
  function chain(source, ...nodes) {
    nodes.reduce((before, node) => before.connect(node), source);
    source.start();
    return source;
  }

  const SOUNDS = {
    rain(end) {
      const far = level(0.34);
      return [
        chain(hiss(), filter("highpass", 500, 0.4), filter("lowpass", 2600, 0.3), far, end),
        chain(ticks(16, 11), filter("bandpass", 640, 4), level(0.9), end),
        chain(ticks(9, 13), filter("bandpass", 1150, 6), level(0.6), end),
        drift(far.gain, 0.07, 17),
      ];
    },
    wind(end) {
      const bend = filter("bandpass", 360, 0.9);
      const gust = level(0.8);
      return [
        chain(hiss(), bend, filter("lowpass", 750, 0.3), gust, end),
        drift(bend.frequency, 110, 19),
        drift(gust.gain, 0.3, 13),
        drift(gust.gain, 0.2, 29),
      ];
    },
    pot(end) {
      const heat = level(0.9);
      return [
        chain(hiss(), filter("lowpass", 190, 0.4), heat, end),
        chain(ticks(7, 9), filter("bandpass", 270, 14), level(2.2), end),
        chain(ticks(5, 11), filter("bandpass", 390, 16), level(1.7), end),
        chain(ticks(3, 13), filter("bandpass", 520, 18), level(1.2), end),
        drift(heat.gain, 0.25, 11),
      ];
    },
  };

  function start(name) {
    if (!air) {
      air = new (window.AudioContext || window.webkitAudioContext)();
      out = level(LOUDEST);
      // Whatever the noise does, nothing sudden comes out.
      const even = air.createDynamicsCompressor();
      even.threshold.value = -30;
      even.ratio.value = 12;
      out.connect(even).connect(air.destination);
    }
    air.resume();
    const end = level(0);
    end.connect(out);
    end.gain.setTargetAtTime(1, air.currentTime, 1.2);
    playing.set(name, { end, sources: SOUNDS[name](end) });
  }
  function stop(name) {
    const { end, sources } = playing.get(name);
    playing.delete(name);
    end.gain.cancelScheduledValues(air.currentTime);
    end.gain.setTargetAtTime(0, air.currentTime, 0.4);
    for (const source of sources) source.stop(air.currentTime + 3);
  }

  for (const key of keys) {
    key.addEventListener("click", () => {
      const name = key.dataset.sound;
      const on = !playing.has(name);
      if (on) start(name);
      else stop(name);
      key.setAttribute("aria-pressed", String(on));
    });
  }
  addEventListener("pagehide", () => {
    if (air) air.close();
    air = null;
    playing.clear();
    for (const key of keys) key.setAttribute("aria-pressed", "false");
  });
  if (window.AudioContext || window.webkitAudioContext) {
    for (const part of document.querySelectorAll("[data-script]")) part.hidden = false;
  }
}
