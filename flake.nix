{
  description = "repro: reproducible retrieval experiments";

  # Release tags, which do not move. The second pin is the last release with the CUDA that TensorFlow 2.9.1 was built
  # for, which is the TensorFlow inside @tensorflow/tfjs-node-gpu 4.22: CUDA 11.2 and cuDNN 8.1.
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/25.11";
  inputs.nixpkgs-cuda.url = "github:NixOS/nixpkgs/23.05";

  outputs =
    { nixpkgs, nixpkgs-cuda, ... }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      forEach = nixpkgs.lib.genAttrs;

      # Node itself: npm ci puts the exact version of package.json into node_modules/.bin, which npx and npm run use.
      # This one only has to run npm.
      tools = pkgs: [ pkgs.nodejs_24 pkgs.git ];

      shells =
        system:
        let pkgs = import nixpkgs { inherit system; };
        in { default = pkgs.mkShell { packages = tools pkgs; }; };

      cudaShell =
        let
          system = "x86_64-linux";
          pkgs = import nixpkgs { inherit system; };
          cuda = (import nixpkgs-cuda { inherit system; config.allowUnfree = true; }).cudaPackages_11_2;
        in
        pkgs.mkShell {
          # gcc, make and python3 are for node-gyp, which builds the binding where no prebuilt one can be had.
          packages = tools pkgs ++ [ pkgs.gcc pkgs.gnumake pkgs.python3 ];
          LD_LIBRARY_PATH = pkgs.lib.makeLibraryPath [ cuda.cudatoolkit cuda.cudatoolkit.lib cuda.cudnn pkgs.stdenv.cc.cc.lib ];
          # The driver's own libraries come from the host.
          shellHook = ''
            export LD_LIBRARY_PATH="/run/opengl-driver/lib:$LD_LIBRARY_PATH"
            export TF_FORCE_GPU_ALLOW_GROWTH=true TF_DETERMINISTIC_OPS=1 NVIDIA_TF32_OVERRIDE=0
          '';
        };

      base = forEach systems shells;
    in
    {
      devShells = base // {
        x86_64-linux = base.x86_64-linux // { cuda = cudaShell; };
      };
    };
}
