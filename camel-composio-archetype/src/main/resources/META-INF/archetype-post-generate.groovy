// The files of the chosen flavour go to the project's root, those of the other one go away.

import groovy.io.FileType
import java.nio.file.Files
import java.nio.file.Path

Path project = Path.of(request.outputDirectory, request.artifactId)
Path flavours = project.resolve('flavours')
Path chosen = flavours.resolve(request.properties['flavour'])
chosen.toFile().eachFileRecurse(FileType.FILES) { file ->
    Path target = project.resolve(chosen.relativize(file.toPath()))
    Files.createDirectories(target.parent)
    Files.move(file.toPath(), target)
}
flavours.toFile().deleteDir()
