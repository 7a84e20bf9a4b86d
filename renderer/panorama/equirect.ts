import {
  CubeCamera,
  Scene as EmptyScene,
  HalfFloatType,
  LinearFilter,
  Mesh,
  OrthographicCamera,
  PlaneGeometry,
  type Scene,
  ShaderMaterial,
  SRGBColorSpace,
  type Vector3,
  WebGLCubeRenderTarget,
  type WebGLRenderer,
} from 'three';
import { AppError } from '../../shared/errors.ts';

/** Side of one face of the cube, pixels: a 90° face at the density of a picture of `PICTURE_WIDTH`. */
const FACE = 1024;
const PICTURE_WIDTH = 4096;

const VERTEX = `
varying vec2 at;
void main() {
  at = uv;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`;

// The middle of the picture looks north (−z), the right of it east (+x). A cube that was drawn to is mirrored in x.
const FRAGMENT = `
uniform samplerCube faces;
varying vec2 at;
void main() {
  float bearing = (at.x - 0.5) * 6.283185307179586;
  float pitch = (at.y - 0.5) * 3.141592653589793;
  vec3 way = vec3(cos(pitch) * sin(bearing), sin(pitch), -cos(pitch) * cos(bearing));
  gl_FragColor = linearToOutputTexel(vec4(textureCube(faces, way).rgb, 1.0));
}`;

/**
 * Draws everything round a point into one equirectangular picture (its middle looks along −z, its right along +x, y up).
 * @param eye metres, in the scene's frame
 * @returns JPEG, 4096 × 2048
 */
export async function drawAllRound(renderer: WebGLRenderer, scene: Scene, eye: Vector3): Promise<Blob> {
  const faces = new WebGLCubeRenderTarget(FACE, {
    type: HalfFloatType,
    minFilter: LinearFilter,
    generateMipmaps: false,
  });
  const cube = new CubeCamera(0.3, 20_000, faces);
  cube.position.copy(eye);
  scene.add(cube);
  cube.update(renderer, scene);
  scene.remove(cube);

  const material = new ShaderMaterial({
    uniforms: { faces: { value: faces.texture } },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
    depthTest: false,
  });
  const flat = new EmptyScene();
  const plane = new PlaneGeometry(2, 2);
  flat.add(new Mesh(plane, material));
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.setPixelRatio(1);
  renderer.setSize(PICTURE_WIDTH, PICTURE_WIDTH / 2, false);
  renderer.setRenderTarget(null);
  renderer.render(flat, new OrthographicCamera(-1, 1, 1, -1, 0, 1));
  const canvas = renderer.domElement;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  plane.dispose();
  material.dispose();
  faces.dispose();
  if (!blob) throw new AppError('internal', {}, new Error('the picture could not be read back'));
  return blob;
}
