import { MeshoptDecoder } from 'meshoptimizer';
import {
  AmbientLight,
  BackSide,
  CircleGeometry,
  Color,
  DirectionalLight,
  Fog,
  type Group,
  HemisphereLight,
  Mesh,
  MeshLambertMaterial,
  Scene,
  ShaderMaterial,
  SphereGeometry,
} from 'three';
import { GLTFLoader } from 'three/examples/jsm/loaders/GLTFLoader.js';

const HORIZON = '#b9cbd6';
const ZENITH = '#4f86b5';
const GROUND = '#6f7a68';

/** A model in the frame of glTF (x east, y up, z south; metres) under a day sky. */
export async function sceneOf(glb: ArrayBuffer): Promise<Scene> {
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  const { scene: model } = await loader.parseAsync(glb, '');
  const scene = new Scene();
  scene.fog = new Fog(new Color(HORIZON), 600, 9_000);
  scene.add(sky(), ground(), new HemisphereLight('#dfeaf2', '#6b6f66', 1.6), new AmbientLight('#ffffff', 0.35));
  const sun = new DirectionalLight('#fff3dc', 2.2);
  sun.position.set(-0.5, 0.8, 0.45);
  scene.add(sun, model);
  return scene;
}

/** Frees what the graphics card holds of a scene. */
export function disposeScene(scene: Scene | Group): void {
  scene.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    node.geometry.dispose();
    for (const material of [node.material].flat()) material.dispose();
  });
}

function sky(): Mesh {
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    fog: false,
    uniforms: { horizon: { value: new Color(HORIZON) }, zenith: { value: new Color(ZENITH) } },
    vertexShader:
      'varying vec3 way; void main() { way = position; gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }',
    fragmentShader: `uniform vec3 horizon; uniform vec3 zenith; varying vec3 way;
void main() { gl_FragColor = vec4(mix(horizon, zenith, pow(clamp(normalize(way).y, 0.0, 1.0), 0.55)), 1.0); }`,
  });
  return new Mesh(new SphereGeometry(15_000, 32, 16), material);
}

/** The land round the model, a little below it. */
function ground(): Mesh {
  const mesh = new Mesh(new CircleGeometry(12_000, 64), new MeshLambertMaterial({ color: GROUND }));
  mesh.rotation.x = -Math.PI / 2;
  mesh.position.y = -0.6;
  return mesh;
}
