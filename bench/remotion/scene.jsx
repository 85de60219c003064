import { AbsoluteFill, Composition, Easing, interpolate, registerRoot, useCurrentFrame } from "remotion";

const ITEMS = [
  ["Nigeria", 232_700_000],
  ["Ethiopia", 132_100_000],
  ["Egypt", 116_500_000],
  ["DR Congo", 109_300_000],
  ["Tanzania", 68_600_000],
];

function Scene() {
  const frame = useCurrentFrame();
  const grown = interpolate(frame, [0, 24], [0, 1], {
    easing: Easing.out(Easing.cubic),
    extrapolateRight: "clamp",
  });
  const drift = 50 + 20 * Math.sin(frame / 15);
  return (
    <AbsoluteFill
      style={{
        background: `radial-gradient(circle at ${drift}% ${100 - drift}%, #3b1d8f, #0b0b1e)`,
        color: "white",
      }}
    >
      <div style={{ position: "absolute", left: 120, top: 300, width: 768, font: "800 72px sans-serif" }}>
        Most people in Africa
      </div>
      {ITEMS.map(([label, value], index) => (
        <div key={label} style={{ position: "absolute", left: 120, top: 480 + index * 130, width: 768 }}>
          <div style={{ font: "700 44px sans-serif" }}>
            {label} {Math.round(value * grown).toLocaleString("en")}
          </div>
          <div
            style={{
              height: 50,
              borderRadius: 12,
              background: "#ffd60a",
              width: `${(value / 2.33e6) * grown}%`,
            }}
          />
        </div>
      ))}
      <div style={{ position: "absolute", left: 120, top: 1160, font: "800 64px sans-serif" }}>
        {["Number", "one", "is", "Nigeria"].map((word, index) => (
          <span key={word} style={{ color: Math.floor(frame / 15) === index ? "#ffd60a" : "white" }}>
            {word}{" "}
          </span>
        ))}
      </div>
    </AbsoluteFill>
  );
}

registerRoot(() => (
  <Composition id="scene" component={Scene} width={1080} height={1920} fps={30} durationInFrames={60} />
));
